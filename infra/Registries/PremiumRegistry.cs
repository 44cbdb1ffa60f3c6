using System.Collections.Immutable;
using GeoRegistry.Encryption;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>
/// The registry itself, in its home region, in the API version that has what the settings ask for. To Azure it is one resource in all versions, and
/// with aliases also to the stack, so that an update changes a registry from one version to another and back.
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
        RegistryScope scope,
        RegistrySettings settings,
        Output<string> registryName,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        RegistryEncryption? encryption)
    {
        var inputs = RegistryInputs.From(scope, settings, registryName, identities, encryption);
        var options = scope.Options();
        options.Protect = settings.Protect;
        options.IgnoreChanges = ["zoneRedundancy"];
        // Azure sets these ids. Pulumi refuses to ignore a property of an input that is left out.
        if (!settings.Identity.IsEmpty)
            options.IgnoreChanges.AddRange(["identity.principalId", "identity.tenantId"]);
        options.ImportId = scope.AdoptedId(settings.Adopt, settings.RegistryPath);
        // Azure returns the encryption of every registry, and sets it only at creation.
        if (encryption is null)
            options.IgnoreChanges.Add("encryption");

        var registry = Declare(scope.Name, settings, inputs, options);
        FixedValue.Warn(registry.Resource, "zoneRedundancy", registry.ZoneRedundancy, inputs.ZoneRedundancy, FixedValue.ZoneRedundancyIsLegacy);
        scope.Outputs["id"] = registry.Id;
        scope.Outputs["name"] = registryName;
        scope.Outputs["loginServer"] = registry.LoginServer;
        scope.Outputs["homeRegion"] = settings.HomeRegion.Name;
        scope.Outputs["hostNames"] = HostNames.Of(settings, registry.LoginServer);
        if (settings.Identity.SystemAssigned)
            scope.Outputs["principalId"] = registry.PrincipalId;
        return registry;
    }

    /// <summary>The classes of newer versions have the default version's type as an alias, but none has those of the other packages.</summary>
    private static DeployedRegistry Declare(string name, RegistrySettings settings, RegistryInputs inputs, CustomResourceOptions options)
    {
        options.Aliases.AddRange(PackageTypes
            .Where(type => type.Version != settings.ApiVersion || type.Token is PreviewRegistry.FormerTypeToken)
            .Select(type => (Input<Alias>)new Alias { Type = type.Token }));
        var features = settings.Newer ?? new();
        return settings.ApiVersion switch
        {
            RegistryApiVersion.Stable => StableRegistry.Declare(name, inputs, features, options),
            RegistryApiVersion.Preview => PreviewRegistry.Declare(name, inputs, features, options),
            _ => DefaultRegistry.Declare(name, inputs, options),
        };
    }
}
