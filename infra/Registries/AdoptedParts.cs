using GeoRegistry.Access;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Cache;
using GeoRegistry.Replicas;
using GeoRegistry.Tasks;
using GeoRegistry.Tokens;
using GeoRegistry.Webhooks;

namespace GeoRegistry.Registries;

/// <summary>A registry and all of its parts, as things that are taken over.</summary>
internal static class AdoptedParts
{
    /// <summary>All that the settings name, taken over or not.</summary>
    internal static IEnumerable<AdoptedPart> Of(RegistrySettings settings)
        => [
            AdoptedRegistry.Of(settings),
            AdoptedReplicas.Home(settings),
            .. settings.Replicas.Select(replica => AdoptedReplicas.Of(settings, replica)),
            .. settings.Webhooks.SelectMany(webhook => webhook.Regions.Select(region => AdoptedWebhook.Of(settings, webhook, region))),
            .. settings.ScopeMaps.Select(scopeMap => AdoptedTokens.Of(settings, scopeMap)),
            .. settings.Tokens.Select(token => AdoptedTokens.Of(settings, token)),
            .. settings.CredentialSets.Select(credentialSet => AdoptedCache.Of(settings, credentialSet)),
            .. settings.CacheRules.Select(cacheRule => AdoptedCache.Of(settings, cacheRule)),
            .. settings.Builds.AgentPools.Select(pool => AdoptedAgentPool.Of(settings, pool)),
            .. settings.Builds.Tasks.Select(task => AdoptedTask.Of(settings, task)),
            .. settings.Access.Where(access => access.AssignmentName is not null).Select(access => AdoptedRoleAssignment.Of(settings, access)),
        ];

    internal static string KeyOf(ReplicaSettings replica) => KeyOfReplicaIn(replica.Region);

    internal static string KeyOfReplicaIn(Region region) => $"replica-{region.Name}";

    internal static string KeyOf(WebhookSettings webhook, Region region) => $"webhook-{webhook.Name.ToLowerInvariant()}-{region.Name}";

    internal static string KeyOf(ScopeMapSettings scopeMap) => $"scope-map-{scopeMap.Name.ToLowerInvariant()}";

    internal static string KeyOf(TokenSettings token) => $"token-{token.Name.ToLowerInvariant()}";

    internal static string KeyOf(CacheRuleSettings cacheRule) => $"cache-rule-{cacheRule.Name.ToLowerInvariant()}";

    internal static string KeyOf(AgentPoolSettings pool) => $"agent-pool-{pool.Name.ToLowerInvariant()}";

    internal static string KeyOf(AccessSettings access) => $"access-{access.AssignmentName}";

    /// <summary>The id of a part of the registry.</summary>
    /// <param name="settings">The registry.</param>
    /// <param name="path">The part's type and name, such as <c>replications/eastus</c>.</param>
    internal static string IdOf(RegistrySettings settings, string path) => $"{IdOf(settings)}/{path}";

    /// <summary>The registry's id.</summary>
    internal static string IdOf(RegistrySettings settings)
        => ResourceIds.InGroup(settings.SubscriptionId ?? "", settings.ResourceGroup, $"Microsoft.ContainerRegistry/registries/{settings.Name}");

    internal static string Flag(bool value) => value ? "true" : "false";

    /// <summary>The command that gives a part the tags that the settings ask for.</summary>
    internal static string TagsCommand(RegistrySettings settings, string path)
        => $"az tag update --operation Replace --resource-id {IdOf(settings, path)} --tags"
            + string.Concat(settings.Tags.Select(tag => $" {Quoted($"{tag.Key}={tag.Value}")}"));

    /// <summary>An argument as a POSIX shell takes it.</summary>
    private static string Quoted(string argument)
        => argument.All(character => char.IsAsciiLetterOrDigit(character) || "=-_.:/@".Contains(character, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
