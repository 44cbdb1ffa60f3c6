using System.Collections.Immutable;
using Infra.Tests.Mocks;

namespace Infra.Tests.Records;

/// <summary>The names that the stack remembers.</summary>
public class RecordTests
{
    private const string Type = "random:index/randomUuid:RandomUuid";

    [Fact]
    public async Task A_registry_without_parts_remembers_its_name_only()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: RG-Registry, homeRegion: westeurope }");

        Assert.Equal(["RandomUuid record/registry-in-rg-registry-westeurope"], mocks.Remembered);
        Assert.Equal(PlainJson.Normalize("""{ "name": "contoso" }"""), mocks.Input(Type, "record/registry-in-rg-registry-westeurope", "keepers"));
    }

    [Fact]
    public async Task Several_registries_in_one_place_are_remembered_each_for_itself()
        => Assert.Equal(
            ["RandomUuid record/registry-in-rg-registry-westeurope-contoso", "RandomUuid record/registry-in-rg-registry-westeurope-fabrikam"],
            (await StackRun.StackAsync("""
                - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }
                - { name: fabrikam, resourceGroup: rg-registry, homeRegion: westeurope }
                """)).Remembered);

    [Theory]
    [InlineData("privateAccess: { endpoints: [{ name: HUB, subnet: SUBNET }] }", "endpoint-in-rg-registry", "HUB")]
    [InlineData(
        "privateAccess: { endpoints: [{ name: hub, subnet: SUBNET, networkInterfaceName: nic-HUB }], dns: { managedElsewhere: true } }",
        "endpoint-with-nic-hub",
        "hub")]
    [InlineData("privateAccess: { endpoints: [{ name: Hub, subnet: SUBNET }], dns: { managedElsewhere: true } }", "endpoint-hub", "Hub")]
    [InlineData(
        "privateAccess: { networks: [{ name: VNET, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/26 }] }] }",
        "subnet-at-10.0.1.0",
        "VNET/pe")]
    [InlineData("workspaces: [{ name: Log-One }], diagnostics: [{ name: Audit, workspace: Log-One, groups: [audit] }]", "diagnostics-to-log-one", "Audit")]
    [InlineData("cacheRules: [{ name: DotNet, source: mcr.microsoft.com/dotnet/*, target: dotnet/* }]", "cache-rule-dotnet", "dotnet/*")]
    [InlineData(
        "events: { systemTopic: { name: Events-Of }, subscriptions: [{ name: one, endpoint: { webhook: 'https://ci.example.com' } }] }",
        "system-topic-events-of",
        "Events-Of")]
    public async Task What_Azure_gives_to_one_holder_is_remembered_with_its_holder(string settings, string key, string holder)
    {
        const string subnet =
            "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub/subnets/pe";
        var mocks = await StackRun.StackAsync(
            $"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, {settings.Replace("SUBNET", subnet, StringComparison.Ordinal)} }}");

        Assert.Equal($"RandomUuid contoso-record/{key}", mocks.Remembered.First());
        Assert.Contains(
            $"\"holder\":\"{holder}\"",
            mocks.Input(Type, $"contoso-record/{key}", "keepers").Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_registry_cannot_be_read_the_record_is_relied_on()
    {
        var (mocks, refusal) = await StackRun.RefusedAsync(
            "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }",
            arrange: mocks =>
            {
                mocks.Answer(Type, inputs => ("none", [("keepers", ImmutableDictionary<string, object>.Empty.Add("name", "fabrikam404"))]));
                mocks.AnswerCall(
                    "azure-native:containerregistry:getRegistry",
                    _ => throw new InvalidOperationException("Status=403 Code=\"AuthorizationFailed\""));
            });

        Assert.Contains("The registry fabrikam404 cannot become contoso", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(mocks.Registered, label => !label.StartsWith("RandomUuid contoso-creation", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("uniqueSuffix: true")]
    [InlineData("uniqueSuffix: false")]
    public async Task New_registry_with_capitals_in_its_name_is_refused_with_the_name_in_lower_case(string suffix)
    {
        var (mocks, refusal) = await StackRun.RefusedAsync(
            $"- {{ name: ContosoEU, resourceGroup: rg-registry, homeRegion: westeurope, {suffix} }}", arrange: HasNone);

        Assert.Equal(
            "The registry ContosoEU cannot be created: names of new registries have lower-case letters and digits only. Write name: contosoeu. "
                + "One that exists as ContosoEU is taken over with adopt: true.",
            refusal.Message);
        Assert.Equal(["RandomUuid ContosoEU-creation"], mocks.Registered);
    }

    [Fact]
    public async Task Registry_that_the_stack_had_before_keeps_the_capitals_in_its_name()
    {
        var mocks = new AzureMocks();
        mocks.Answer(Type, inputs => (
            "none", inputs.TryGetValue("keepers", out var kept) ? [("keepers", ((ImmutableDictionary<string, object>)kept).Remove("newWithCapitals"))] : []));

        await StackRun.StackAsync("- { name: ContosoEU, resourceGroup: rg-registry, homeRegion: westeurope }", mocks: mocks);

        Assert.Equal("\"ContosoEU\"", mocks.Input("azure-native:containerregistry:Registry", "ContosoEU", "registryName"));
    }

    [Fact]
    public async Task Registry_that_is_taken_over_keeps_the_capitals_in_its_name_for_good()
    {
        var mocks = await StackRun.StackAsync(
            "- { name: ContosoEU, resourceGroup: rg-registry, homeRegion: westeurope, adopt: true, existingResourceGroup: true }",
            subscription: "00000000-0000-4000-8000-000000000001");

        Assert.Equal("\"ContosoEU\"", mocks.Input("azure-native:containerregistry:Registry", "ContosoEU", "registryName"));
        Assert.DoesNotContain("newWithCapitals", mocks.Input(Type, "ContosoEU-creation", "keepers"), StringComparison.Ordinal);
    }

    private static void HasNone(AzureMocks mocks)
        => mocks.AnswerCall("azure-native:containerregistry:getRegistry", _ => throw new InvalidOperationException("Status=404 Code=\"ResourceNotFound\""));

    [Fact]
    public async Task Credentials_are_remembered_by_issuer_and_subject()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              identity: { userAssigned: [{ name: ID-CI, attach: false, federatedCredentials: [
                { name: main, issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:org/app:ref:refs/heads/main' },
                { name: release, issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:org/app:environment:release' }] }] }
            """);

        Assert.Collection(
            mocks.Remembered,
            one => Assert.StartsWith("RandomUuid contoso-record/credential-of-id-ci-for-repo-org-app-environment-release-", one, StringComparison.Ordinal),
            other => Assert.StartsWith("RandomUuid contoso-record/credential-of-id-ci-for-repo-org-app-ref-refs-heads-main-", other, StringComparison.Ordinal),
            registry => Assert.Equal("RandomUuid record/registry-in-rg-registry-westeurope", registry));
    }

    [Fact]
    public async Task Resource_groups_of_parts_are_remembered_once_whatever_their_letter_case()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              workspaces: [{ name: logs, resourceGroup: RG-Logs }]
              identity: { userAssigned: [{ name: id-ci, attach: false, resourceGroup: rg-logs }] }
            """);

        Assert.Equal(["RandomUuid record/registry-in-rg-registry-westeurope", "RandomUuid record/resource-group-rg-logs"], mocks.Remembered);
        Assert.Equal("\"rg-logs\"", mocks.Input("azure-native:operationalinsights:Workspace", "contoso-workspace-logs", "resourceGroupName"));
        Assert.Equal("\"rg-logs\"", mocks.Input("azure-native:managedidentity:UserAssignedIdentity", "contoso-identity-id-ci", "resourceGroupName"));
    }
}
