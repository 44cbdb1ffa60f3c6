using System.Collections.Immutable;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.Random;

namespace GeoRegistry.Components;

/// <summary>
/// Remembers in the stack's state what the registry was created with and Azure cannot change. A program cannot look into its state, but
/// it is given the outputs of its resources; so a random resource keeps the values in its keepers, whose later changes are ignored.
/// </summary>
internal static class CreationRecord
{
    private const string Move = "to change it, declare a second registry under another name, import the images (az acr import), move the "
        + "clients over, and then remove this one";

    /// <summary>The name that the registry has in Azure, once it is sure that nothing is asked for that the registry would have to be replaced for.</summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registryName">The registry's name in Azure.</param>
    /// <exception cref="RunException">Raised in the result: the settings differ from what the registry was created with.</exception>
    internal static Output<string> Check(RegistryScope scope, Output<string> registryName)
    {
        var wanted = Values(scope.Settings);
        var options = scope.Options();
        options.IgnoreChanges = ["keepers"];
        options.Protect = scope.Settings.Protect;
        var record = new RandomUuid(
            scope.NameOf("creation"),
            new RandomUuidArgs { Keepers = wanted.ToImmutableDictionary() },
            options);
        // Checked apart from the name, which a preview may not know.
        var isAsCreated = record.Keepers.Apply(recorded => Compare(scope.Settings.Name, wanted, recorded));
        return Output.Tuple(registryName, isAsCreated).Apply(known => known.Item1);
    }

    private static bool Compare(string registry, ImmutableSortedDictionary<string, string> wanted, ImmutableDictionary<string, string>? recorded)
    {
        var changes = wanted
            .Where(value => recorded?.GetValueOrDefault(value.Key) is { } before && !before.Equals(value.Value, StringComparison.OrdinalIgnoreCase))
            .Select(value => $"{value.Key} was {recorded![value.Key]} when the registry was created and is now {value.Value}")
            .ToList();
        return changes is []
            ? true
            : throw new RunException($"The registry {registry} cannot be changed like this: {string.Join("; ", changes)}. Azure fixes this at creation; {Move}.");
    }

    private static ImmutableSortedDictionary<string, string> Values(RegistrySettings settings) => new Dictionary<string, string>
    {
        ["resourceGroup"] = settings.ResourceGroup,
        ["homeRegion"] = settings.HomeRegion.Name,
        ["uniqueSuffix"] = settings.UniqueSuffix ? "true" : "false",
        ["encryption"] = settings.Encryption?.Describe() ?? "none",
        ["domainNameLabelScope"] = settings.Preview?.DomainNameLabelScope ?? PreviewFeatures.Unsecure,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
