using System.Globalization;
using Infra.Tests.Mocks;

namespace Infra.Tests.Tokens;

/// <summary>Scope maps and tokens.</summary>
public class TokenTests
{
    private const string Registry =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

    private static readonly string InThreeMonths = DateTime.UtcNow.AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly string Yaml = $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          scopeMaps:
            - { name: ci-push, description: pipelines, repositories: [{ name: app/*, actions: [content/write, content/read] }] }
          tokens:
            - { name: ci-push, scopeMap: ci-push, passwords: [{ name: password1, expiresOn: '{{InThreeMonths}}' }] }
            - { name: ci-pull, scopeMap: _repositories_pull, status: disabled }
            - { name: other, scopeMap: {{Registry}}/scopeMaps/made-elsewhere }
        """;

    [Fact]
    public async Task A_scope_map_has_its_permissions()
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "scopeMapName": "ci-push",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "description": "pipelines",
                  "actions": ["repositories/app/*/content/read", "repositories/app/*/content/write"]
                }
                """),
            mocks.Inputs("azure-native:containerregistry:ScopeMap", "contoso-scope-map-ci-push"));
    }

    [Theory]
    [InlineData("ci-push", "ci-push", "enabled")]
    [InlineData("ci-pull", "_repositories_pull", "disabled")]
    [InlineData("other", "made-elsewhere", "enabled")]
    public async Task A_token_has_its_scope_map_and_asks_Azure_for_no_password(string name, string scopeMap, string status)
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "tokenName": "{{name}}",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "scopeMapId": "{{Registry}}/scopeMaps/{{scopeMap}}",
                  "status": "{{status}}"
                }
                """),
            mocks.Inputs("azure-native:containerregistry:Token", $"contoso-token-{name}"));
    }

    [Fact]
    public async Task The_outputs_say_how_a_password_is_made()
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Contains(
            $"az acr token credential generate --registry contoso --name ci-push --password1 --expiration {InThreeMonths}T00:00:00Z "
                + "--query 'passwords[0].value' --output tsv",
            await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outputs_have_no_command_for_a_day_that_has_passed()
    {
        var mocks = await StackRun.StackAsync(Yaml.Replace(InThreeMonths, "2026-01-02", StringComparison.Ordinal));

        var outputs = await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test");
        Assert.Contains("2026-01-02T00:00:00Z", outputs, StringComparison.Ordinal);
        Assert.DoesNotContain("az acr token credential generate", outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_without_tokens_has_none()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");

        Assert.DoesNotContain(mocks.Registered, name => name.Split(' ')[0] is "Token" or "ScopeMap");
        Assert.DoesNotContain("tokens", await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"), StringComparison.Ordinal);
    }
}
