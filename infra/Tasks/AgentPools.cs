using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tasks;

/// <summary>Machines of the registry's own for its tasks. Azure has them in the home region only.</summary>
internal static class AgentPools
{
    /// <summary>
    /// What Azure cannot change in a pool, whose update takes a count and tags only: a changed pool is removed and made anew under its
    /// name, while the tasks that run on it stay as they are.
    /// </summary>
    private static readonly string[] FixedAtCreation = ["tier", "virtualNetworkSubnetResourceId"];

    /// <returns>The pools by name.</returns>
    internal static ImmutableDictionary<string, AgentPool> Declare(RegistryScope scope, DeployedRegistry registry, PrivateNetworks networks)
        => scope.Settings.Builds.AgentPools.ToImmutableDictionary(settings => settings.Name, settings => Declare(scope, registry, networks, settings));

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
            Tags = scope.AdoptedTags(AdoptedParts.KeyOf(settings)),
        };
        if (settings.Subnet is { } subnet)
            arguments.VirtualNetworkSubnetResourceId = scope.SpelledId(AdoptedParts.KeyOf(settings), "subnet", networks.Subnet(subnet));
        var options = scope.OptionsOf($"agent-pool-{settings.Name}", ["agentPoolName"], registry.Resource);
        options.ReplaceOnChanges = [.. FixedAtCreation];
        options.DeleteBeforeReplace = true;
        options.ImportId = scope.AdoptedPartId(settings.AdoptedAt is not null, $"agentPools/{settings.Name}");
        return new AgentPool(scope.NameOf($"agent-pool-{settings.Name}"), arguments, options);
    }
}
