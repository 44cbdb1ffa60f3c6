using GeoRegistry.Access;
using GeoRegistry.Adoption;
using GeoRegistry.Cache;
using GeoRegistry.Replicas;
using GeoRegistry.Tasks;
using GeoRegistry.Tokens;
using GeoRegistry.Webhooks;

namespace GeoRegistry.Registries;

/// <summary>A registry and all of its parts that can be adopted.</summary>
internal static class AdoptedParts
{
    /// <summary>All that the settings name, adopted or not.</summary>
    internal static IEnumerable<AdoptedPart> Of(RegistrySettings settings) =>
    [
        AdoptedRegistry.Of(settings),
        AdoptedReplicas.Home(settings, settings.HomeRegionEndpointEnabled),
        .. settings.Replicas.Select(replica => AdoptedReplicas.Of(settings, replica)),
        .. settings.Webhooks.SelectMany(webhook => webhook.Regions.Select(region => AdoptedWebhook.Of(settings, webhook, region))),
        .. settings.ScopeMaps.Select(scopeMap => AdoptedTokens.Of(settings, scopeMap)),
        .. settings.Tokens.Select(token => AdoptedTokens.Of(settings, token)),
        .. settings.CredentialSets.Select(credentialSet => AdoptedCache.Of(settings, credentialSet)),
        .. settings.CacheRules.Select(cacheRule => AdoptedCache.Of(settings, cacheRule, settings.Identity)),
        .. settings.Builds.AgentPools.Select(pool => AdoptedAgentPool.Of(settings, pool)),
        .. settings.Builds.Tasks.Select(task => AdoptedTask.Of(settings, task)),
        .. settings.Access.Where(access => access.AssignmentName is not null).Select(access => AdoptedRoleAssignment.Of(settings, access)),
    ];
}
