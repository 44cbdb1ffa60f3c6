using System.Collections.Immutable;
using System.Globalization;
using GeoRegistry.Azure;
using GeoRegistry.Settings;
using GeoRegistry.Settings.Builds;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Components.Adoption;

/// <summary>A registry and all of its parts, as things that are taken over.</summary>
internal static class AdoptedParts
{
    /// <summary>All that the settings name, taken over or not.</summary>
    internal static IEnumerable<AdoptedPart> Of(RegistrySettings settings)
        => [
            AdoptedRegistry.Of(settings),
            HomeReplica(settings),
            .. settings.Replicas.Select(replica => Replica(settings, replica)),
            .. settings.Webhooks.SelectMany(webhook => webhook.Regions.Select(region => Webhook(settings, webhook, region))),
            .. settings.ScopeMaps.Select(scopeMap => ScopeMap(settings, scopeMap)),
            .. settings.Tokens.Select(token => Token(settings, token)),
            .. settings.CredentialSets.Select(credentialSet => CredentialSet(settings, credentialSet)),
            .. settings.CacheRules.Select(cacheRule => CacheRule(settings, cacheRule)),
            .. settings.Builds.AgentPools.Select(pool => AgentPool(settings, pool)),
            .. settings.Builds.Tasks.Select(task => AdoptedTask.Of(settings, task)),
            .. settings.Access.Where(access => access.AssignmentName is not null).Select(access => RoleAssignment(settings, access)),
        ];

    internal static string KeyOf(ReplicaSettings replica) => $"replica-{replica.Region.Name}";

    internal static string KeyOf(ScopeMapSettings scopeMap) => $"scope-map-{scopeMap.Name.ToLowerInvariant()}";

    internal static string KeyOf(TokenSettings token) => $"token-{token.Name.ToLowerInvariant()}";

    internal static string KeyOf(CacheRuleSettings cacheRule) => $"cache-rule-{cacheRule.Name.ToLowerInvariant()}";

    internal static string KeyOf(AgentPoolSettings pool) => $"agent-pool-{pool.Name.ToLowerInvariant()}";

    internal static string KeyOf(AccessSettings access) => $"access-{access.AssignmentName}";

    /// <summary>The id of a part of the registry.</summary>
    /// <param name="settings">The registry.</param>
    /// <param name="path">The part's type and name, such as <c>replications/eastus</c>.</param>
    internal static string IdOf(RegistrySettings settings, string path)
        => ResourceIds.InGroup(settings.SubscriptionId ?? "", settings.ResourceGroup, $"Microsoft.ContainerRegistry/registries/{settings.Name}/{path}");

    internal static string Flag(bool value) => value ? "true" : "false";

    /// <summary>The command that gives a part the tags that the settings ask for.</summary>
    internal static string TagsCommand(RegistrySettings settings, string path)
        => $"az tag update --operation Replace --resource-id {IdOf(settings, path)} --tags {string.Join(' ', settings.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}".TrimEnd();

    private static AdoptedPart HomeReplica(RegistrySettings settings) => new(
        $"replica-{settings.HomeRegion.Name}", settings.Path, () => AskReplicaAsync(settings, settings.HomeRegion.Name))
    {
        IsAdopted = settings.Adopt,
        Expected = _ => [new("regionEndpointEnabled", "homeRegionEndpointEnabled", Flag(settings.HomeRegionEndpointEnabled))],
        KeepsForm = false,
    };

    private static AdoptedPart Replica(RegistrySettings settings, ReplicaSettings replica) => new(
        KeyOf(replica), replica.Path, () => AskReplicaAsync(settings, replica.Name))
    {
        IsAdopted = replica.Adopt,
        Expected = _ =>
        [
            new("location", "region", replica.Region.Name),
            new("regionEndpointEnabled", "regionEndpointEnabled", Flag(replica.RegionEndpointEnabled)),
        ],
        Tags = new(settings.Tags, replica.Tags),
    };

    private static async Task<PartInAzure> AskReplicaAsync(RegistrySettings settings, string name)
    {
        var found = await GetReplication.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, ReplicationName = name })
            .ConfigureAwait(false);
        return new(
            found.Tags, ("location", [Regions.Normalize(found.Location)]), ("regionEndpointEnabled", [Flag(found.RegionEndpointEnabled ?? true)]));
    }

    private static AdoptedPart Webhook(RegistrySettings settings, WebhookSettings webhook, Region region) => new(
        $"webhook-{webhook.Name.ToLowerInvariant()}-{region.Name}", webhook.AdoptedAt ?? "", () => AskWebhookAsync(settings, webhook.NameIn(region)))
    {
        IsAdopted = webhook.AdoptedAt is not null,
        Expected = _ =>
        [
            new("location", "regions", region.Name) { Resolve = found => Way.Keep($"regions: {StackFileText.List(found)}") },
            new("actions", "actions", webhook.Actions) { Resolve = found => Way.Keep($"actions: {StackFileText.List(found)}") },
            new("scope", "scope", webhook.Scope is "" ? [] : [webhook.Scope]),
            new("status", "status", webhook.Enabled ? "enabled" : "disabled"),
        ],
        Tags = new(settings.Tags, webhook.Tags),
        KeepsForm = false,
    };

    private static async Task<PartInAzure> AskWebhookAsync(RegistrySettings settings, string name)
    {
        var found = await GetWebhook.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, WebhookName = name })
            .ConfigureAwait(false);
        return new(
            found.Tags,
            ("location", [Regions.Normalize(found.Location)]),
            ("actions", found.Actions),
            ("scope", [string.IsNullOrEmpty(found.Scope) ? null : found.Scope]),
            ("status", [found.Status ?? "enabled"]));
    }

    private static AdoptedPart ScopeMap(RegistrySettings settings, ScopeMapSettings scopeMap) => new(
        KeyOf(scopeMap), scopeMap.AdoptedAt ?? "", () => AskScopeMapAsync(settings, scopeMap.Name))
    {
        IsAdopted = scopeMap.AdoptedAt is not null,
        Expected = found =>
        [
            new("actions", "repositories", scopeMap.Actions) { Resolve = actions => Way.Keep($"repositories: [{string.Join(", ", Repositories(actions))}]") },
            new("description", "description", scopeMap.Description) { IsForm = scopeMap.Description is "" && found["description"] is [] },
        ],
    };

    private static IEnumerable<string> Repositories(ImmutableArray<string> actions) => actions
        .Select(action => action.Split('/'))
        .Where(parts => parts.Length > 3)
        .GroupBy(parts => string.Join('/', parts[1..^2]), parts => string.Join('/', parts[^2..]))
        .Select(repository => $"{{ name: {StackFileText.Value(repository.Key)}, actions: {StackFileText.List(repository)} }}");

    private static async Task<PartInAzure> AskScopeMapAsync(RegistrySettings settings, string name)
    {
        var found = await GetScopeMap.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, ScopeMapName = name })
            .ConfigureAwait(false);
        return new(null, ("actions", found.Actions), ("description", [found.Description]));
    }

    private static AdoptedPart Token(RegistrySettings settings, TokenSettings token) => new(
        KeyOf(token), token.AdoptedAt ?? "", () => AskTokenAsync(settings, token.Name))
    {
        IsAdopted = token.AdoptedAt is not null,
        Expected = _ =>
        [
            new("scopeMapId", "scopeMap", token.ScopeMap.StartsWith('/') ? token.ScopeMap : IdOf(settings, $"scopeMaps/{token.ScopeMap}"))
            {
                Comparer = ResourceIds.Comparer,
                Resolve = found => found is [var id] ? Way.Keep($"scopeMap: {ResourceIds.Name(id)}") : Way.Change(
                    $"az acr token update --registry {settings.Name} --name {token.Name} --scope-map {token.ScopeMap}"),
            },
            new("status", "status", token.Enabled ? "enabled" : "disabled"),
        ],
    };

    private static async Task<PartInAzure> AskTokenAsync(RegistrySettings settings, string name)
    {
        var found = await GetToken.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, TokenName = name })
            .ConfigureAwait(false);
        return new(null, ("scopeMapId", [found.ScopeMapId]), ("status", [found.Status ?? "enabled"]));
    }

    private static AdoptedPart CredentialSet(RegistrySettings settings, CredentialSetSettings credentialSet) => new(
        $"credential-set-{credentialSet.Name.ToLowerInvariant()}", credentialSet.AdoptedAt ?? "", () => AskCredentialSetAsync(settings, credentialSet.Name))
    {
        IsAdopted = credentialSet.AdoptedAt is not null,
        Expected = _ =>
        [
            new("loginServer", "loginServer", credentialSet.LoginServer),
            new("usernameSecret", "usernameSecret", credentialSet.UsernameSecret),
            new("passwordSecret", "passwordSecret", credentialSet.PasswordSecret),
        ],
        KeepsForm = false,
    };

    private static async Task<PartInAzure> AskCredentialSetAsync(RegistrySettings settings, string name)
    {
        var found = await GetCredentialSet.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CredentialSetName = name }).ConfigureAwait(false);
        var credential = found.AuthCredentials.IsDefaultOrEmpty ? null : found.AuthCredentials[0];
        return new(
            null,
            ("loginServer", [found.LoginServer]),
            ("usernameSecret", [credential?.UsernameSecretIdentifier]),
            ("passwordSecret", [credential?.PasswordSecretIdentifier]));
    }

    private static AdoptedPart CacheRule(RegistrySettings settings, CacheRuleSettings cacheRule) => new(
        KeyOf(cacheRule), cacheRule.AdoptedAt ?? "", () => AskCacheRuleAsync(settings, cacheRule.Name))
    {
        IsAdopted = cacheRule.AdoptedAt is not null,
        Expected = _ =>
        [
            new("source", "source", cacheRule.Source),
            new("target", "target", cacheRule.Target),
            new("credentialSet", "credentialSet", cacheRule.CredentialSet is { } name ? [IdOf(settings, $"credentialSets/{name}")] : [])
            {
                Comparer = ResourceIds.Comparer,
                Resolve = found => found is [var id] ? Way.Keep($"credentialSet: {ResourceIds.Name(id)}") : Way.Try("remove credentialSet"),
            },
        ],
    };

    private static async Task<PartInAzure> AskCacheRuleAsync(RegistrySettings settings, string name)
    {
        var found = await GetCacheRule.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CacheRuleName = name })
            .ConfigureAwait(false);
        return new(
            null, ("source", [found.SourceRepository]), ("target", [found.TargetRepository]), ("credentialSet", [found.CredentialSetResourceId]));
    }

    private static AdoptedPart AgentPool(RegistrySettings settings, AgentPoolSettings pool) => new(
        KeyOf(pool), pool.AdoptedAt ?? "", () => AskAgentPoolAsync(settings, pool.Name))
    {
        IsAdopted = pool.AdoptedAt is not null,
        Expected = found =>
        [
            new("location", null, settings.HomeRegion.Name) { Resolve = _ => Way.Try("remove the entry") },
            new("os", null, "Linux") { Resolve = _ => Way.Try("remove the entry: agent pools have Linux here") },
            new("tier", "tier", pool.Tier),
            new("count", "count", pool.Count.ToString(CultureInfo.InvariantCulture)),
            // The id of a subnet that is declared here is made of the network's.
            new("subnet", "subnet", pool.Subnet is null ? [] : pool.Subnet.StartsWith('/') ? [pool.Subnet] : found["subnet"])
            {
                Comparer = ResourceIds.Comparer,
                Resolve = ids => ids is [var id] ? Way.Keep($"subnet: {id}") : Way.Try("remove subnet"),
            },
        ],
        Tags = new(settings.Tags, ImmutableDictionary<string, string>.Empty, TagsCommand(settings, $"agentPools/{pool.Name}")),
    };

    private static async Task<PartInAzure> AskAgentPoolAsync(RegistrySettings settings, string name)
    {
        var found = await GetAgentPool.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, AgentPoolName = name })
            .ConfigureAwait(false);
        return new(
            found.Tags,
            ("location", [Regions.Normalize(found.Location)]),
            ("os", [found.Os ?? "Linux"]),
            ("tier", [found.Tier]),
            ("count", [found.Count?.ToString(CultureInfo.InvariantCulture)]),
            ("subnet", [found.VirtualNetworkSubnetResourceId]));
    }

    private static AdoptedPart RoleAssignment(RegistrySettings settings, AccessSettings access) => new(
        KeyOf(access), access.AdoptedAt ?? "", () => AskRoleAssignmentAsync(settings, access.AssignmentName!))
    {
        IsAdopted = access.AdoptedAt is not null,
        Expected = _ =>
        [
            // Whom an identity of this run is, nobody knows beforehand.
            .. access.Principals is [{ ObjectId: { } objectId }]
                ? new Expectation[]
                {
                    new("principalId", "principal.objectId", objectId) { Comparer = StringComparer.OrdinalIgnoreCase, Resolve = found => Way.Keep($"principal: {{ objectId: {found[0]} }}") },
                }
                : [],
            new("role", "role", access.Roles[0].Id) { Comparer = StringComparer.OrdinalIgnoreCase, Resolve = found => Way.Keep($"role: {BuiltInRoles.Find(found[0])?.Name ?? found[0]}") },
            new("condition", "condition", access.Roles[0].Condition is { } condition ? [condition] : [])
            {
                Resolve = found => found is [var text] ? Way.Keep($"condition: {StackFileText.Value(text)}") : Way.Try("remove what narrows the role down"),
            },
            new("description", "description", access.Description is { } description ? [description] : []),
        ],
    };

    private static async Task<PartInAzure> AskRoleAssignmentAsync(RegistrySettings settings, string name)
    {
        var registry = ResourceIds.InGroup(settings.SubscriptionId ?? "", settings.ResourceGroup, $"Microsoft.ContainerRegistry/registries/{settings.Name}");
        var found = await GetRoleAssignment.InvokeAsync(new() { Scope = registry, RoleAssignmentName = name }).ConfigureAwait(false);
        return new(
            null,
            ("principalId", [found.PrincipalId]),
            ("role", [ResourceIds.Name(found.RoleDefinitionId)]),
            ("condition", [found.Condition]),
            ("description", [string.IsNullOrEmpty(found.Description) ? null : found.Description]),
            ("roleDefinitionId", [found.RoleDefinitionId]));
    }
}
