using GeoRegistry.Policies.Authoring;

namespace Infra.Tests.EndToEnd;

/// <summary>Entries for every list of a registry, and all others that they can refer to.</summary>
internal static class ListEntries
{
    private const string SomeTags = "tags: { team: [TEAM] }";
    private const string EastKubelet = "22222222-2222-3333-4444-555555555555";
    private const string UkKubelet = "33333333-2222-3333-4444-555555555555";
    private const string EastGroup = "resourceGroup: rg-eus, existingResourceGroup: false";

    internal static ListEntry[] All { get; } = [.. Regional, .. Identities, .. Private, .. Users, .. Observed, .. Built];

    /// <summary>The entry whose list contains another one; null where the list is the registry's.</summary>
    internal static ListEntry? OwnerOf(ListEntry entry) => All.FirstOrDefault(owner => entry.List == $"{owner.Id}.{owner.NeededList ?? owner.OptionalList}");

    private static ListEntry[] Regional =>
    [
        Replica("eastus"),
        Replica("northeurope"),
        Replica("uksouth"),
        new("webhooks", "arrived", "name: arrived, regions: all, serviceUri: 'https://ci.example.com/{region}', sharedSecretHeader: X-Secret")
        {
            Otherwise = "status: disabled",
            Resources = registry => registry.Ids("replicas").Append(RandomRegistry.HomeRegion).Select(region => $"Webhook contoso-webhook-arrived-{region}"),
            SteadyResources = _ => ["RandomPassword contoso-webhook-arrived-shared-secret"],
        },
        new("webhooks", "some", "name: some, serviceUri: 'https://ci.example.com'")
        {
            NeededList = "regions",
            Otherwise = "status: disabled",
            Resources = registry => registry.Texts("some.regions").Select(region => $"Webhook contoso-webhook-some-{region}"),
        },
        new("some.regions", "some-home", RandomRegistry.HomeRegion),
        new("some.regions", "some-eastus", "eastus") { Needs = ["eastus"] },
        new("some.regions", "some-uksouth", "uksouth") { Needs = ["uksouth"] },
        Subscription("builds"),
        Subscription("cleanups"),
    ];

    private static ListEntry[] Identities =>
    [
        Identity("id-ci", "attach: false"),
        Identity("id-one", "attach: true"),
        Identity("id-two", "attach: true"),
        Credential("id-ci", "main"),
        Credential("id-ci", "release"),
        Credential("id-one", "main"),
        Access("ci", "acrpush/id-ci", "can: push, identity: id-ci", "id-ci"),
        Access("one", "acrpull/id-one", "can: pull, identity: id-one", "id-one"),
        Access(
            "team",
            "reader/11111111-2222-3333-4444-555555555555",
            "role: Reader, principal: { objectId: 11111111-2222-3333-4444-555555555555, type: Group }"),
        new("access", "aks", "name: aks, can: pull")
        {
            NeededList = "kubelets",
            Resources = registry => registry.Ids("aks.kubelets").Select(id => $"RoleAssignment "
                + $"contoso-access-acrpull/{(id is "aks.eastus" ? EastKubelet : UkKubelet)}"),
        },
        new("aks.kubelets", "aks.eastus", "region: eastus, objectId: " + EastKubelet),
        new("aks.kubelets", "aks.uksouth", "region: uksouth, objectId: " + UkKubelet),
    ];

    private static ListEntry[] Private =>
    [
        Network("vnet-eus", $"region: eastus, {EastGroup}, addressSpace: [10.20.0.0/16]"),
        Network("vnet-hub", "addressSpace: [10.30.0.0/16]"),
        Network("vnet-weu", "addressSpace: [10.10.0.0/16]"),
        Subnet("vnet-eus", "snet", "10.20.0.0/26"),
        Subnet("vnet-hub", "snet", "10.30.0.0/26"),
        Subnet("vnet-weu", "snet", "10.10.0.0/26"),
        Subnet("vnet-weu", "snet-before", "10.10.1.0/26"),
        Subnet("vnet-weu", "snet-other", "10.10.2.0/26"),
        Endpoint("eus", "subnet: vnet-eus/snet, zone: zone-eus, " + EastGroup, "vnet-eus/snet", "zone-eus"),
        Endpoint("weu", "subnet: vnet-weu/snet, zone: zone-weu", "vnet-weu/snet", "zone-weu"),
        Zone("zone-eus", ", resourceGroup: rg-eus"),
        Zone("zone-weu", ""),
        Link("zone-eus", "vnet-eus"),
        Link("zone-weu", "vnet-hub"),
        Link("zone-weu", "vnet-weu"),
    ];

    private static ListEntry[] Users =>
    [
        Simple("scopeMaps", "ScopeMap", "scope-map", "ci-push", "repositories: [{ name: app/*, actions: [content/read] }]", "description: Changed."),
        Simple("scopeMaps", "ScopeMap", "scope-map", "readers", "repositories: [{ name: base/*, actions: [content/read] }]", "description: Changed."),
        Simple("tokens", "Token", "token", "pipeline", "scopeMap: ci-push", "status: disabled") with { Needs = ["ci-push"] },
        Simple("tokens", "Token", "token", "cluster", "scopeMap: _repositories_pull", "status: disabled"),
        Simple("credentialSets", "CredentialSet", "credential-set", "dockerhub", "loginServer: docker.io, " + Secrets("hub")),
        Simple("credentialSets", "CredentialSet", "credential-set", "github", "loginServer: ghcr.io, " + Secrets("github")),
        Rule("hub-all", "hub/*", "source: docker.io/library/*, credentialSet: dockerhub") with { Needs = ["dockerhub"] },
        Rule("mirror-mcr", "mcr/*", "source: mcr.microsoft.com/*"),
    ];

    private static ListEntry[] Observed =>
    [
        Simple("workspaces", "Workspace", "workspace", "log-one", "", "retentionDays: 60"),
        Simple("workspaces", "Workspace", "workspace", "log-two", "", "retentionDays: 60"),
        Simple(
            "diagnostics",
            "DiagnosticSetting",
            "diagnostics",
            "diagnostics-one",
            "workspace: log-one, groups: [audit]",
            "metrics: true") with { Needs = ["log-one"] },
        Simple(
            "diagnostics",
            "DiagnosticSetting",
            "diagnostics",
            "diagnostics-two",
            "workspace: log-two, groups: [allLogs]",
            "metrics: true") with { Needs = ["log-two"] },
        Group("group-one"),
        Group("group-two"),
        new("alerts.actionGroups", "told-one", "group-one") { Needs = ["group-one"] },
        new("alerts.actionGroups", "told-two", "group-two") { Needs = ["group-two"] },
    ];

    private static ListEntry[] Built =>
    [
        Simple("agentPools", "AgentPool", "agent-pool", "pool-one", "tier: S1", "count: 2"),
        Simple("agentPools", "AgentPool", "agent-pool", "pool-two", "tier: S1", "count: 2"),
        Simple("tasks", "Task", "task", "build", "agentPool: pool-one, step: { yaml: 'version: v1.1.0' }", "timeoutSeconds: 600") with { Needs = ["pool-one"] },
        Simple("tasks", "Task", "task", "purge", "step: { yaml: 'version: v1.1.0' }", "timeoutSeconds: 600"),
    ];

    /// <summary>An entry with one resource.</summary>
    private static ListEntry Simple(string list, string type, string part, string name, string settings, string? otherwise = null)
        => new(list, name, settings is "" ? $"name: {name}" : $"name: {name}, {settings}")
        {
            Otherwise = otherwise,
            Resources = _ => [$"{type} contoso-{part}-{name}"],
        };

    private static ListEntry Rule(string name, string target, string settings)
        => new("cacheRules", name, $"name: {name}, target: '{target}', {settings}") { Resources = _ => [$"CacheRule contoso-cache-into-{target}"] };

    private static ListEntry Replica(string region) => new("replicas", region, $"region: {region}")
    {
        Otherwise = "regionEndpointEnabled: false",
        Resources = _ => [$"Replication contoso-{region}"],
        SteadyResources = _ => [$"ManagementLockByScope contoso-lock-{region}"],
    };

    private static ListEntry Subscription(string name) => Simple(
        "events.subscriptions",
        "SystemTopicEventSubscription",
        "events",
        name,
        $"endpoint: {{ webhook: 'https://ci.example.com/{name}' }}",
        "maxDeliveryAttempts: 5");

    private static ListEntry Identity(string name, string settings)
        => Simple("identity.userAssigned", "UserAssignedIdentity", "identity", name, settings, SomeTags.Replace("[TEAM]", name, StringComparison.Ordinal)) with
        {
            OptionalList = "federatedCredentials",
        };

    private static ListEntry Credential(string identity, string name)
        => new($"{identity}.federatedCredentials", $"{identity}.{name}", $"name: {name}, issuer: 'https://token.actions.githubusercontent.com'")
        {
            Usually = $"subject: 'repo:org/app:environment:{name}'",
            Otherwise = $"subject: 'repo:org/other:environment:{name}'",
            Resources = _ => [$"FederatedIdentityCredential contoso-identity-{identity}.{name}"],
        };

    private static ListEntry Access(string name, string assigned, string settings, params string[] needs)
        => Simple("access", "RoleAssignment", "access", name, settings, "description: Changed.") with
        {
            Needs = needs,
            Resources = _ => [$"RoleAssignment contoso-access-{assigned}"],
        };

    private static ListEntry Network(string name, string settings)
        => Simple("privateAccess.networks", "VirtualNetwork", "network", name, settings, SomeTags.Replace("[TEAM]", name, StringComparison.Ordinal)) with
        {
            NeededList = "subnets",
        };

    private static ListEntry Subnet(string network, string name, string prefix)
        => new($"{network}.subnets", $"{network}/{name}", $"name: {name}, prefix: {prefix}")
        {
            Resources = _ => [$"Subnet contoso-network-{network}-{name}"],
        };

    private static ListEntry Endpoint(string name, string settings, params string[] needs)
        => Simple("privateAccess.endpoints", "PrivateEndpoint", "endpoint", name, settings, SomeTags.Replace("[TEAM]", name, StringComparison.Ordinal)) with
        {
            Needs = needs,
            SteadyResources = _ => [$"PrivateDnsZoneGroup contoso-endpoint-{name}-zone-group"],
        };

    private static ListEntry Zone(string name, string settings) => new("privateAccess.dns.zones", name, $"name: {name}{settings}")
    {
        NeededList = "links",
        Resources = _ => [$"PrivateZone contoso-zone-{GroupOf(name)}/privatelink.azurecr.io"],
    };

    private static ListEntry Link(string zone, string network) => new($"{zone}.links", $"{zone}-{network}", network)
    {
        Needs = [network],
        Resources = _ => [$"VirtualNetworkLink contoso-zone-{GroupOf(zone)}/{network}"],
    };

    private static string GroupOf(string zone) => zone is "zone-eus" ? "rg-eus" : "rg-registry";

    private static ListEntry Group(string name)
        => Simple("actionGroups", "ActionGroup", "action-group", name, "", "emails: [a@contoso.com, b@contoso.com]") with
        {
            Usually = "emails: [a@contoso.com]",
        };

    private static string Secrets(string name)
        => $"usernameSecret: 'https://contosokeys.vault.azure.net/secrets/{name}-user', "
            + $"passwordSecret: 'https://contosokeys.vault.azure.net/secrets/{name}-token'";
}
