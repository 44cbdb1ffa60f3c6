using System.Collections.Immutable;
using GeoRegistry.Settings.Builds;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Components.Builds;

/// <summary>Machines of the registry's own for its tasks. Azure has them in the home region only.</summary>
internal static class AgentPools
{
    /// <returns>The pools by name.</returns>
    internal static ImmutableDictionary<string, AgentPool> Declare(RegistryScope scope, DeployedRegistry registry)
        => scope.Settings.Builds.AgentPools.ToImmutableDictionary(settings => settings.Name, settings => Declare(scope, registry, settings));

    private static AgentPool Declare(RegistryScope scope, DeployedRegistry registry, AgentPoolSettings settings)
    {
        var arguments = new AgentPoolArgs
        {
            AgentPoolName = settings.Name,
            RegistryName = registry.Name,
            ResourceGroupName = scope.ResourceGroupName,
            Location = scope.Settings.HomeRegion.Name,
            Os = OS.Linux,
            Tier = settings.Tier,
            Count = settings.Count,
            Tags = scope.Tags(),
        };
        if (settings.Subnet is { } subnet)
            arguments.VirtualNetworkSubnetResourceId = subnet;
        return new AgentPool(scope.NameOf($"agent-pool-{settings.Name}"), arguments, scope.Options(registry.Resource));
    }
}
