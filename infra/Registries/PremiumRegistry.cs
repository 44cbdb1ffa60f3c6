using System.Collections.Immutable;
using GeoRegistry.Encryption;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>
/// The registry itself, in its home region, in the API version that has what the settings ask for. It is one resource to Azure in all versions, and
/// aliases say so to the stack, so that a registry goes from one version to another and back by an update.
/// </summary>
internal static class PremiumRegistry
{
    private static readonly (RegistryApiVersion Version, string Token)[] PackageTypes =
    [
        (RegistryApiVersion.Stable, StableRegistry.TypeToken),
        (RegistryApiVersion.Preview, PreviewRegistry.TypeToken),
        (RegistryApiVersion.Preview, PreviewRegistry.FormerTypeToken),
    ];

    internal static DeployedRegistry Declare(
        RegistryScope scope, Output<string> registryName, ImmutableSortedDictionary<string, DeployedIdentity> identities, RegistryEncryption? encryption)
    {
        var inputs = RegistryInputs.From(scope, registryName, identities, encryption);
        var options = scope.Options();
        options.Protect = scope.Settings.Protect;
        options.IgnoreChanges = ["zoneRedundancy"];
        // Whose identity it is, Azure says. Pulumi refuses to ignore what is in an input that is left out.
        if (!scope.Settings.Identity.IsEmpty)
            options.IgnoreChanges.AddRange(["identity.principalId", "identity.tenantId"]);
        options.ImportId = scope.AdoptedId(scope.Settings.Adopt, $"Microsoft.ContainerRegistry/registries/{scope.Settings.Name}");
        // Azure says of every registry how it is encrypted, and sets it only when it creates one.
        if (encryption is null)
            options.IgnoreChanges.Add("encryption");

        var registry = Declare(scope, inputs, options);
        FixedValue.Warn(registry.Resource, "zoneRedundancy", registry.ZoneRedundancy, inputs.ZoneRedundancy, FixedValue.ZoneRedundancyIsLegacy);
        return registry;
    }

    /// <summary>The classes of newer versions know the default one's as a former type, but none knows those of the other packages.</summary>
    private static DeployedRegistry Declare(RegistryScope scope, RegistryInputs inputs, CustomResourceOptions options)
    {
        options.Aliases.AddRange(PackageTypes
            .Where(type => type.Version != scope.Settings.ApiVersion || type.Token is PreviewRegistry.FormerTypeToken)
            .Select(type => (Input<Alias>)new Alias { Type = type.Token }));
        var features = scope.Settings.Newer ?? new();
        return scope.Settings.ApiVersion switch
        {
            RegistryApiVersion.Stable => StableRegistry.Declare(scope.Name, inputs, features, options),
            RegistryApiVersion.Preview => PreviewRegistry.Declare(scope.Name, inputs, features, options),
            _ => DefaultRegistry.Declare(scope.Name, inputs, options),
        };
    }
}
