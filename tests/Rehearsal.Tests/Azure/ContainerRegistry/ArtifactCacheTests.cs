using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class ArtifactCacheTests
{
    private const string CredentialSet = $"{Registry}/credentialSets/dockerhub";

    private const string CredentialSetBody = """
        { "identity": { "type": "SystemAssigned" },
          "properties": { "loginServer": "docker.io", "authCredentials": [{ "name": "Credential1",
            "usernameSecretIdentifier": "https://contoso.vault.azure.net/secrets/user",
            "passwordSecretIdentifier": "https://contoso.vault.azure.net/secrets/password" }] } }
        """;

    private static string Rule(string name) => $"{Registry}/cacheRules/{name}";

    private static string RuleBody(string source = "mcr.microsoft.com/dotnet/*", string target = "dotnet/*", string? credentialSet = null)
        => $$"""
            { "properties": { "sourceRepository": "{{source}}", "targetRepository": "{{target}}"
              {{(credentialSet is null ? "" : $", \"credentialSetResourceId\": \"{credentialSet}\"")}} } }
            """;

    [Fact]
    public async Task Credential_set_gets_an_identity_for_the_vault()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", CredentialSet, CredentialSetBody);

        Assert.True(Guid.TryParse((string?)(await azure.GetAsync(CredentialSet)).Body!["identity"]!["principalId"], out _));
    }

    [Theory]
    [InlineData("https://contoso.vault.azure.net/keys/user")]
    [InlineData("http://contoso.vault.azure.net/secrets/user")]
    [InlineData("user")]
    public async Task Credentials_are_secrets_in_a_vault(string identifier)
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync(
            "PUT", CredentialSet, CredentialSetBody.Replace("https://contoso.vault.azure.net/secrets/user", identifier, StringComparison.Ordinal));

        Assert.Equal(
            (400, "InvalidCredentialSet", "properties.authCredentials[0].usernameSecretIdentifier"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Cache_rule_needs_its_credential_set_to_exist()
    {
        await using var azure = await StartWithRegistryAsync();
        var body = RuleBody("docker.io/library/*", "library/*", CredentialSet);

        var early = await azure.SendAsync("PUT", Rule("library"), body);
        _ = await azure.SucceedAsync("PUT", CredentialSet, CredentialSetBody);
        var late = await azure.SendAsync("PUT", Rule("library"), body);

        Assert.Equal((400, "InvalidCacheRule", "properties.credentialSetResourceId"), (early.Status, early.ErrorCode, early.ErrorTarget));
        Assert.Equal(201, late.Status);
    }

    [Theory]
    [InlineData("docker.io", "EnforceDockerAuthentication")]
    [InlineData("registry.redhat.io", "InvalidCacheRule")]
    [InlineData("europe-docker.pkg.dev", "InvalidCacheRule")]
    [InlineData("contosomain.azurecr.io", "InvalidCacheRule")]
    public async Task Registry_that_is_cached_for_those_who_sign_in_needs_a_credential_set(string host, string code)
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Rule("library"), RuleBody($"{host}/library/*", "library/*"));

        Assert.Equal((400, code, "properties.credentialSetResourceId"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Registry_that_is_cached_without_signing_in_cannot_have_a_credential_set()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", CredentialSet, CredentialSetBody);

        var refused = await azure.SendAsync("PUT", Rule("dotnet"), RuleBody(credentialSet: CredentialSet));

        Assert.Equal((400, "InvalidCacheRule", "properties.credentialSetResourceId"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Theory]
    [InlineData("harbor.contoso.com")]
    [InlineData("a.b.pkg.dev")]
    public async Task Registry_that_is_not_on_the_list_is_refused(string host)
    {
        await using var azure = await StartWithRegistryAsync();

        var rule = await azure.SendAsync("PUT", Rule("base-images"), RuleBody($"{host}/base/*", "base/*"));
        var credentials = await azure.SendAsync("PUT", CredentialSet, CredentialSetBody.Replace("docker.io", host, StringComparison.Ordinal));

        Assert.Equal((400, "UpstreamNotSupported", "properties.sourceRepository"), (rule.Status, rule.ErrorCode, rule.ErrorTarget));
        Assert.Equal((400, "UpstreamNotSupported", "properties.loginServer"), (credentials.Status, credentials.ErrorCode, credentials.ErrorTarget));
        Assert.Contains($"login server '{host}'", rule.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet/*", "dotnet/*", 409)]
    [InlineData("dotnet/*", "dotnet/sdk/*", 409)]
    [InlineData("dotnet/sdk/*", "*", 409)]
    [InlineData("dotnet/sdk", "dotnet/sdk", 409)]
    [InlineData("dotnet/*", "dotnet/sdk", 201)]
    [InlineData("dotnet/*", "dotnet-old/*", 201)]
    public async Task Targets_of_cache_rules_may_not_overlap_but_for_one_repository_in_a_wildcard(string first, string second, int status)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Rule("first"), RuleBody(target: first));

        var answer = await azure.SendAsync("PUT", Rule("second"), RuleBody("quay.io/dotnet", second));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("dotnet/*", "dotnet/*", "properties.sourceRepository")]
    [InlineData("mcr.microsoft.com/*/sdk", "dotnet/*", "properties.sourceRepository")]
    [InlineData("mcr.microsoft.com/dotnet/*", "dot*", "properties.targetRepository")]
    [InlineData("mcr.microsoft.com/dotnet/*", "", "properties.targetRepository")]
    public async Task Source_has_a_login_server_and_wildcards_are_at_the_end(string source, string target, string wrong)
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Rule("dotnet"), RuleBody(source, target));

        Assert.Equal((400, "InvalidCacheRule", wrong), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Source_and_target_of_a_cache_rule_cannot_be_changed()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Rule("dotnet"), RuleBody());

        var source = await azure.SendAsync("PUT", Rule("dotnet"), RuleBody("mcr.microsoft.com/net/*"));
        var target = await azure.SendAsync("PUT", Rule("dotnet"), RuleBody(target: "net/*"));

        Assert.Equal((409, "properties.sourceRepository"), (source.Status, source.ErrorTarget));
        Assert.Equal((409, "properties.targetRepository"), (target.Status, target.ErrorTarget));
    }

    [Fact]
    public async Task Soft_delete_and_cache_rules_exclude_each_other()
    {
        await using var azure = await StartWithRegistryAsync();
        const string softDelete = """{ "properties": { "policies": { "softDeletePolicy": { "status": "enabled" } } } }""";
        _ = await azure.SucceedAsync("PUT", Rule("dotnet"), RuleBody());

        var withRule = await azure.SendAsync("PATCH", Registry, softDelete, "2026-01-01-preview");
        _ = await azure.SucceedAsync("DELETE", Rule("dotnet"));
        _ = await azure.SucceedAsync("PATCH", Registry, softDelete, "2026-01-01-preview");
        var rule = await azure.SendAsync("PUT", Rule("dotnet"), RuleBody());

        Assert.Equal((400, "SoftDeletePolicyInvalid"), (withRule.Status, withRule.ErrorCode));
        Assert.Equal((409, "SoftDeletePolicyInvalid"), (rule.Status, rule.ErrorCode));
    }
}
