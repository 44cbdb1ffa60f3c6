using System.Collections.Immutable;
using GeoRegistry.Components.Identities;
using GeoRegistry.Components.PrivateAccess;

namespace GeoRegistry.Components.Builds;

/// <summary>What a registry builds by itself, and on which machines.</summary>
internal static class RegistryBuilds
{
    /// <returns>The tasks by name.</returns>
    internal static ImmutableSortedDictionary<string, DeployedTask> Declare(
        RegistryScope scope, DeployedRegistry registry, ImmutableSortedDictionary<string, DeployedIdentity> identities, PrivateNetworks networks)
        => Tasks.Declare(scope, registry, AgentPools.Declare(scope, registry, networks), identities);
}
