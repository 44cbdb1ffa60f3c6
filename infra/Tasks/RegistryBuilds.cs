using System.Collections.Immutable;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;

namespace GeoRegistry.Tasks;

/// <summary>What a registry builds by itself, and on which machines.</summary>
internal static class RegistryBuilds
{
    /// <returns>The tasks by name.</returns>
    internal static ImmutableSortedDictionary<string, DeployedTask> Declare(
        RegistryScope scope, DeployedRegistry registry, ImmutableSortedDictionary<string, DeployedIdentity> identities, PrivateNetworks networks)
        => RegistryTasks.Declare(scope, registry, AgentPools.Declare(scope, registry, networks), identities);
}
