using System.Collections.Immutable;
using GeoRegistry.Components.Encryption;
using GeoRegistry.Components.Identities;
using Pulumi;

namespace GeoRegistry.Components;

/// <summary>
/// The registry itself, in its home region: in the default API version, or in the preview where the settings ask for what only that
/// offers. Both are one resource to Azure, and the stack is told so, so that a registry goes from one version to the other and back by
/// an update.
/// </summary>
internal static class PremiumRegistry
{
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

    private static DeployedRegistry Declare(RegistryScope scope, RegistryInputs inputs, CustomResourceOptions options)
    {
        if (scope.Settings.Preview is { } features)
            return PreviewRegistry.Declare(scope.Name, inputs, features, options);

        // The preview's class knows all other versions as former types; the default one, which is older, does not know the preview's.
        options.Aliases.AddRange([new Alias { Type = PreviewRegistry.TypeToken }, new Alias { Type = PreviewRegistry.FormerTypeToken }]);
        return DefaultRegistry.Declare(scope.Name, inputs, options);
    }
}
