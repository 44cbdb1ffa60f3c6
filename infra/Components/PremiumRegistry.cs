using Pulumi;

namespace GeoRegistry.Components;

/// <summary>The registry itself, in its home region.</summary>
internal static class PremiumRegistry
{
    internal static DeployedRegistry Declare(RegistryScope scope, Output<string> registryName)
        => DefaultRegistry.Declare(scope.Name, RegistryInputs.From(scope, registryName), scope.Options());
}
