using System.Collections.Immutable;
using GeoRegistry.Components.Identities;
using Pulumi;

namespace GeoRegistry.Components.Builds;

/// <summary>What a registry builds by itself, and on which machines.</summary>
internal static class RegistryBuilds
{
    /// <returns>All of it.</returns>
    internal static ImmutableArray<Resource> Declare(
        RegistryScope scope, DeployedRegistry registry, ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        var pools = AgentPools.Declare(scope, registry);
        return [.. pools.Values, .. Tasks.Declare(scope, registry, pools, identities)];
    }
}
