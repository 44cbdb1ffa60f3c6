using GeoRegistry.Cache;
using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.Cache;

/// <summary>Cache rules and credential sets.</summary>
public class CacheErrorTests
{
    private const string Registry = "geo-registry:registries[0]";
    private const string Vault = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/contoso";

    private const string DockerHub = """
        credentialSets:
          - name: dockerhub
            loginServer: docker.io
            usernameSecret: https://contoso.vault.azure.net/secrets/hub-user
            passwordSecret: https://contoso.vault.azure.net/secrets/hub-token
        """;

    private const string OtherIdentity =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other/providers/Microsoft.ManagedIdentity/userAssignedIdentities";

    private const string Identity = "identity: { userAssigned: [{ name: id-cache, attach: false }] }";

    [Fact]
    public void Every_key_is_read()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($$"""
            {{DockerHub}}
                vault: {{Vault}}
            cacheRules:
              - { name: mirror-mcr, source: mcr.microsoft.com/*, target: mcr/* }
              - { name: hub-nginx, source: docker.io/library/nginx, target: hub/nginx, credentialSet: dockerhub }
            """)).Registries);

        Assert.Equal(
            new CredentialSetSettings(
                "dockerhub",
                "docker.io",
                "https://contoso.vault.azure.net/secrets/hub-user",
                "https://contoso.vault.azure.net/secrets/hub-token",
                Vault),
            Assert.Single(registry.CredentialSets));
        Assert.Equal(
            [
                new("hub-nginx", "docker.io/library/nginx", "hub/nginx", "dockerhub"),
                new CacheRuleSettings("mirror-mcr", "mcr.microsoft.com/*", "mcr/*", null),
            ],
            registry.CacheRules.AsEnumerable());
    }

    [Theory]
    [InlineData("docker.io", "")]
    [InlineData("dhi.io", "")]
    [InlineData("registry.redhat.io", "")]
    [InlineData("europe-docker.pkg.dev", "")]
    [InlineData("contosomain.azurecr.io", ", with credentials or a managed identity")]
    public void A_registry_that_is_cached_for_those_who_sign_in_is_refused_without_credentials(string host, string with)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.cacheRules[0].credentialSet", null, $"must be given: {host} is cached only for those who sign in{with}", null),
            ConfigurationError(Rules(($"{host}/app/*", "app/*"))));

    [Theory]
    [InlineData("mcr.microsoft.com")]
    [InlineData("public.ecr.aws")]
    [InlineData("registry.access.redhat.com")]
    [InlineData("ghcr.io")]
    [InlineData("quay.io")]
    [InlineData("registry.k8s.io")]
    [InlineData("gcr.io")]
    [InlineData("eu.gcr.io")]
    [InlineData("nvcr.io")]
    public void A_registry_that_is_cached_for_everybody_is_taken_without_credentials(string host)
        => Assert.Single(Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(Rules(($"{host}/app/*", "app/*")))).Registries).CacheRules);

    [Theory]
    [InlineData("oci.external-secrets.io", "import the images instead (az acr import)")]
    [InlineData("harbor.contoso.com", "import the images instead (az acr import)")]
    [InlineData("a.b.pkg.dev", "import the images instead (az acr import)")]
    [InlineData("qay.io", "quay.io")]
    public void A_registry_that_Azure_does_not_cache_is_refused(string host, string suggestion)
    {
        const string rule = "must be of a registry whose images Azure caches: *.azurecr.io, *.pkg.dev, dhi.io, docker.io, eu.gcr.io, gcr.io, ghcr.io, "
            + "mcr.microsoft.com, nvcr.io, public.ecr.aws, quay.io, registry.access.redhat.com, registry.k8s.io, registry.redhat.io";

        Assert.Equal(new ConfigurationError($"{Registry}.cacheRules[0].source", $"\"{host}/app\"", rule, suggestion), ConfigurationError(Rules(($"{host}/app", "app"))));
        Assert.Equal(
            new ConfigurationError($"{Registry}.credentialSets[0].loginServer", $"\"{host}\"", rule, suggestion),
            ConfigurationError(DockerHub.Replace("docker.io", host, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("enabled: false")]
    [InlineData("ipRules: [203.0.113.7]")]
    public void A_cache_behind_a_network_that_is_closed_to_trusted_services_is_refused(string access)
    {
        var rules = Rules(("quay.io/a", "a"));

        Assert.Equal(
            new ConfigurationError(
                $"{Registry}.publicAccess.trustedServicesBypass",
                "false",
                "must be true beside cacheRules where the network is closed: it is as a trusted service that Azure fills the cache",
                "remove the key"),
            ConfigurationError($"publicAccess: {{ {access}, trustedServicesBypass: false }}\n{rules}"));
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"publicAccess: {{ {access} }}\n{rules}")).Registries);
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"publicAccess: {{ {access}, trustedServicesBypass: false }}")).Registries);
        Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"publicAccess: {{ trustedServicesBypass: false }}\n{rules}")).Registries);
    }

    [Theory]
    [InlineData("docker.io", "dockerhb", "must be the name of an entry of credentialSets", "dockerhub")]
    [InlineData("quay.io", "dockerhub", "must be a credential set for quay.io; dockerhub is for docker.io", null)]
    [InlineData("mcr.microsoft.com", "dockerhub", "must be left out: mcr.microsoft.com is cached without signing in", null)]
    [InlineData("registry.access.redhat.com", "dockerhub", "must be left out: registry.access.redhat.com is cached without signing in", null)]
    public void Credentials_that_do_not_fit_are_refused(string host, string credentialSet, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.cacheRules[0].credentialSet", $"\"{credentialSet}\"", rule, suggestion),
            ConfigurationError($"{DockerHub}\ncacheRules: [{{ name: a-rule, source: {host}/a, target: a, credentialSet: {credentialSet} }}]"));

    [Theory]
    [InlineData("id-cache")]
    [InlineData($"{OtherIdentity}/id-cache")]
    public void A_rule_for_another_Azure_registry_signs_in_by_an_identity_of_the_registry_or_one_that_exists(string identity)
    {
        var rule = $"cacheRules: [{{ name: from-main, source: contosomain.azurecr.io/app, target: app, identity: {identity} }}]";

        Assert.Equal(
            new CacheRuleSettings("from-main", "contosomain.azurecr.io/app", "app", null, identity),
            Assert.Single(Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"{Identity}\n{rule}")).Registries).CacheRules));
    }

    [Theory]
    [InlineData(
        "contosomain.azurecr.io/app", "identity: id-cach",
        $"must be the name of one of {Registry}.identity.userAssigned, or the id of one that exists: "
            + "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME",
        "id-cache")]
    [InlineData(
        "quay.io/app", "identity: id-cache", "is only for a source in another Azure registry, such as NAME.azurecr.io/app", "remove the key")]
    [InlineData(
        "docker.io/library/nginx", "credentialSet: dockerhub, identity: id-cache",
        "must be left out beside credentialSet: a rule signs in by an identity or by a credential set", "keep one of the two")]
    public void An_identity_that_does_not_fit_is_refused(string source, string keys, string rule, string suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.cacheRules[0].identity", $"\"{keys.Split(' ')[^1]}\"", rule, suggestion),
            ConfigurationError($"{Identity}\n{DockerHub}\ncacheRules: [{{ name: a-rule, source: {source}, target: a, {keys} }}]"));

    [Theory]
    [InlineData("a/*", "a/*")]
    [InlineData("a/*", "a/b/*")]
    [InlineData("a/b/*", "a/*")]
    [InlineData("'*'", "a/*")]
    public void Patterns_that_overlap_are_refused(string one, string other)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.cacheRules[1].target",
                $"\"{other}\"",
                $"must not overlap with {Registry}.cacheRules[0].target, {one.Trim('\'')}: Azure fills a repository by one cache rule",
                null),
            ConfigurationError(Rules(("quay.io/a/*", one), ("ghcr.io/b/*", other))));

    [Fact]
    public void One_repository_filled_by_two_rules_is_refused()
        => Assert.Equal($"{Registry}.cacheRules[1].target", ConfigurationError(Rules(("quay.io/a", "a"), ("ghcr.io/a", "a"))).Path);

    [Fact]
    public void A_repository_within_a_pattern_and_patterns_beside_each_other_are_taken()
        => Assert.Equal(4, Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(
            Rules(("quay.io/*", "a/*"), ("ghcr.io/b", "a/b"), ("ghcr.io/c/*", "ab/*"), ("quay.io/c", "a")))).Registries).CacheRules.Length);

    [Theory]
    [InlineData("quay.io/*", "a", "must end in /* or be *, as the source does")]
    [InlineData("quay.io/a", "a/*", "must be one repository, as the source is")]
    public void A_wildcard_on_one_side_only_is_refused(string source, string target, string rule)
        => Assert.Equal(new ConfigurationError($"{Registry}.cacheRules[0].target", $"\"{target}\"", rule, null), ConfigurationError(Rules((source, target))));

    [Theory]
    [InlineData("library/nginx")]
    [InlineData("quay.io")]
    [InlineData("https://quay.io/a")]
    [InlineData("quay.io/a*")]
    public void A_source_that_is_no_repository_of_a_registry_is_refused(string source)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.cacheRules[0].source",
                $"\"{source}\"",
                "must be a registry's host name, a slash and a repository such as app/web, all below one such as app/*, or * for all, in lower case: "
                    + "docker.io/library/*",
                null),
            ConfigurationError(Rules((source, "a"))));

    [Theory]
    [InlineData("usernameSecret")]
    [InlineData("passwordSecret")]
    public void A_secret_that_is_in_no_key_vault_is_refused(string key)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.credentialSets[0].{key}",
                "\"hub\"",
                "must be the URI of a secret in Azure Key Vault: https://VAULT.vault.azure.net/secrets/NAME, or with /VERSION at the end",
                null),
            ConfigurationError(System.Text.RegularExpressions.Regex.Replace(DockerHub, $"{key}: .*", $"{key}: hub")));

    [Fact]
    public void A_secret_in_another_vault_than_the_one_that_access_is_asked_for_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.credentialSets[0].passwordSecret",
                "\"https://fabrikam.vault.azure.net/secrets/hub-token\"",
                "must be a secret in contoso, the vault whose id is given",
                null),
            ConfigurationError($"{DockerHub.Replace("contoso.vault.azure.net/secrets/hub-token", "fabrikam.vault.azure.net/secrets/hub-token", StringComparison.Ordinal)}"
                + $"\n    vault: {Vault}"));

    [Fact]
    public void More_rules_than_a_registry_holds_are_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.cacheRules", "[ … ]", "must be at most 1000 cache rules", null),
            ConfigurationError(Rules([.. Enumerable.Range(0, 1001).Select(each => ($"quay.io/a{each}", $"a{each}"))])));

    private static string Rules(params (string Source, string Target)[] rules)
    {
        var entries = rules.Select((rule, index) => $"{{ name: rule-{index}, source: '{rule.Source}', target: '{rule.Target.Trim('\'')}' }}");
        return $"cacheRules: [{string.Join(", ", entries)}]";
    }

    private static ConfigurationError ConfigurationError(string lines) => Assert.Single(SettingsFile.MistakesWith(lines));
}
