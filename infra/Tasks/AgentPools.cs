using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tasks;

/// <summary>Dedicated machines for a registry's tasks. Azure offers them in the home region only.</summary>
internal static class AgentPools
{
    /// <summary>
    /// What Azure cannot change in a pool, whose update takes a count and tags only: the pool is deleted and created again under its name, while the tasks
    /// that run on it stay as they are.
    /// </summary>
    private static readonly string[] FixedAtCreation = ["tier", "virtualNetworkSubnetResourceId"];

    /// <returns>The pools by name.</returns>
    internal static ImmutableDictionary<string, AgentPool> Declare(
        RegistryScope scope, ImmutableArray<AgentPoolSettings> settings, DeployedRegistry registry, PrivateNetworks networks)
        => settings.ToImmutableDictionary(pool => pool.Name, pool => Declare(scope, registry, networks, pool));

    private static AgentPool Declare(RegistryScope scope, DeployedRegistry registry, PrivateNetworks networks, AgentPoolSettings settings)
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
            Tags = scope.AdoptedTags(AdoptedAgentPool.KeyOf(settings)),
        };
        if (settings.Subnet is { } subnet)
            arguments.VirtualNetworkSubnetResourceId = scope.SpelledId(AdoptedAgentPool.KeyOf(settings), "subnet", networks.Subnet(subnet));
        var options = scope.OptionsOf($"agent-pool-{settings.Name}", ["agentPoolName"], registry.Resource);
        options.ReplaceOnChanges = [.. FixedAtCreation];
        options.DeleteBeforeReplace = true;
        options.ImportId = scope.AdoptedPartId(settings.AdoptedAt is not null, $"agentPools/{settings.Name}");
        return new AgentPool(scope.NameOf($"agent-pool-{settings.Name}"), arguments, options);
    }
}
