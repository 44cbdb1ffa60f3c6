using System.Collections.Immutable;
using PulumiProtocol;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Planning;

/// <summary>A resource as the program has declared it.</summary>
internal sealed record Registration(RegisterResourceRequest Request, string Urn, PropertyMap Inputs)
{
    internal static Registration Read(RegisterResourceRequest request, Deployment deployment)
        => new(request, Urns.Of(deployment.Stack.Name, deployment.Stack.Project, request.Parent, request.Type, request.Name), WireValues.Read(request.Object));

    internal string? ParentUrn => Text(Request.Parent);

    internal string? ImportId => Text(Request.ImportId);

    /// <summary>Null when the program leaves it to the provider.</summary>
    internal bool? DeleteBeforeReplace => Request.DeleteBeforeReplaceDefined ? Request.DeleteBeforeReplace : null;

    internal TimeSpan? CreateTimeout => GoDuration.Parse(Request.CustomTimeouts?.Create);

    internal TimeSpan? UpdateTimeout => GoDuration.Parse(Request.CustomTimeouts?.Update);

    /// <summary>URNs of everything that has to be there first.</summary>
    internal IEnumerable<string> Prerequisites()
        => Request.Dependencies
            .Concat(Request.PropertyDependencies.Values.SelectMany(dependency => dependency.Urns))
            .Concat(new[] { ParentUrn, Text(Request.Provider) is { } provider ? ResourceState.ProviderUrn(provider) : null }.OfType<string>());

    /// <summary>The state that the resource is to have; id and outputs are those of the last run until the step is done.</summary>
    internal ResourceState ToState(long key, PropertyMap inputs, string package, ResourceState? old, DateTimeOffset now) => new()
    {
        Key = key,
        Urn = Urn,
        Type = Request.Type,
        Custom = Request.Custom,
        Package = package,
        Id = old?.Id ?? "",
        Inputs = inputs,
        Outputs = old?.Outputs ?? PropertyMap.Empty,
        Parent = ParentUrn,
        Dependencies = [.. Request.Dependencies],
        PropertyDependencies = Request.PropertyDependencies
            .Where(entry => entry.Value.Urns.Count > 0)
            .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Urns.ToImmutableArray(), StringComparer.Ordinal),
        Provider = Text(Request.Provider),
        Protect = Request.Protect,
        RetainOnDelete = Request.RetainOnDelete,
        DeletedWith = Text(Request.DeletedWith),
        AdditionalSecretOutputs = [.. Request.AdditionalSecretOutputs],
        ImportId = ImportId ?? old?.ImportId,
        DeleteTimeout = GoDuration.Parse(Request.CustomTimeouts?.Delete),
        Failures = old?.Failures ?? [],
        Created = old?.Created ?? now,
        Modified = old?.Modified ?? now,
    };

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
