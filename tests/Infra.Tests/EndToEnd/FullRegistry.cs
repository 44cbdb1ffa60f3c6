namespace Infra.Tests.EndToEnd;

/// <summary>Settings of every feature, to follow the settings of the registry itself.</summary>
internal static class FullRegistry
{
    /// <summary>The monitoring of a registry.</summary>
    internal const string Observed = """
        , workspaces: [{ name: log-registry }], diagnostics: [{ name: audit, workspace: log-registry }]
        , actionGroups: [{ name: oncall, emails: [oncall@contoso.com] }]
        , alerts: { actionGroups: [oncall], storage: {}, failedPulls: { moreThan: 50 }, deletions: true }
        """;

    /// <summary>Every feature.</summary>
    internal const string Everything = Observed + """

        , identity: { userAssigned: [{ name: id-pull, attach: false }] }, access: [{ name: pulls, can: pull, identity: id-pull }]
        , encryption: { vault: { name: kv-registry }, key: { name: registry } }
        , privateAccess: {
            networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/26 }] }],
            endpoints: [{ name: weu, subnet: vnet/snet }] }
        , agentPools: [{ name: builds, subnet: vnet/snet }], tasks: [{ name: nightly-purge, agentPool: builds, step: { yaml: 'version: v1.1.0' } }]
        , webhooks: [{ name: pushed, serviceUri: 'https://hooks.example.com', sharedSecretHeader: X-Secret }]
        , events: { subscriptions: [{ name: pushes, endpoint: { webhook: 'https://hooks.example.com' } }] }
        , scopeMaps: [{ name: ci-pull, repositories: [{ name: app, actions: [content/read] }] }], tokens: [{ name: ci-pull, scopeMap: ci-pull }]
        , credentialSets: [{ name: docker, loginServer: docker.io, usernameSecret: 'https://kv-upstream.vault.azure.net/secrets/user',
            passwordSecret: 'https://kv-upstream.vault.azure.net/secrets/password' }]
        , cacheRules: [{ name: nginx, source: docker.io/library/nginx, target: nginx, credentialSet: docker }]
        """;
}
