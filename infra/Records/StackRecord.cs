using System.Collections.Immutable;
using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace GeoRegistry.Records;

/// <summary>
/// Remembers in the stack's state what the settings said when something was first declared. A program cannot look into its state, but it is
/// given the outputs of its resources; so a random resource keeps the values in its keepers, whose later changes are ignored. Nothing in Azure
/// corresponds to it.
/// </summary>
/// <param name="Resource">The random resource.</param>
/// <param name="Kept">
/// The values that were kept; empty where a preview does not know them. They come by way of a task, so that what waits for them does not depend on the
/// record in the state.
/// </param>
internal sealed record StackRecord(Resource Resource, Output<ImmutableDictionary<string, string>> Kept)
{
    /// <summary>Declares a record.</summary>
    /// <param name="name">Its name in the stack, which says what it is about and does not change with the values.</param>
    /// <param name="values">What to keep when it is first declared.</param>
    /// <param name="after">What it waits for.</param>
    internal static StackRecord Declare(string name, IEnumerable<KeyValuePair<string, string>> values, InputList<Resource> after)
        => Declare(name, Output.Create(values.ToImmutableDictionary()), after, new CustomResourceOptions { IgnoreChanges = ["keepers"] });

    /// <summary>Declares a record.</summary>
    /// <param name="name">Its name in the stack, which says what it is about and does not change with the values.</param>
    /// <param name="values">What to keep when it is first declared.</param>
    /// <param name="after">What it waits for.</param>
    /// <param name="options">Options, with those values among the ignored changes that stay as they are.</param>
    internal static StackRecord Declare(
        string name, Output<ImmutableDictionary<string, string>> values, InputList<Resource> after, CustomResourceOptions options)
    {
        options.DependsOn = after;
        var record = new RandomUuid(name, new RandomUuidArgs { Keepers = values }, options);
        var kept = record.Keepers.Apply(keepers => keepers ?? ImmutableDictionary<string, string>.Empty);
        return new(record, Output.Create(KnownAsync(kept)));
    }

    /// <summary>The command with which a person removes a record from the stack: its subject is then new to the stack.</summary>
    /// <param name="name">The record's name in the stack.</param>
    internal static string Forget(string name)
    {
        var deployment = Deployment.Instance;
        return $"pulumi state delete --force 'urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::random:index/randomUuid:RandomUuid::{name}'";
    }

    private static async Task<ImmutableDictionary<string, string>> KnownAsync(Output<ImmutableDictionary<string, string>> kept)
        => await OutputUtilities.GetValueAsync(kept) ?? ImmutableDictionary<string, string>.Empty;
}
