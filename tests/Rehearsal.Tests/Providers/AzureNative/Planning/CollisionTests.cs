using Rehearsal.Engine.Events;
using static Rehearsal.Tests.Providers.AzureNative.Planning.AzureStack;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

/// <summary>Resources that get another name, in the program and in Azure, and keep a place that Azure gives only once.</summary>
public class CollisionTests
{
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/identity";
    internal const string Contoso = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Network = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet";
    private const string Zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
    private const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/logs";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    internal const string One = "11111111-1111-4111-8111-111111111111";
    internal const string Another = "22222222-2222-4222-8222-222222222222";
    private const string Principal = "33333333-3333-4333-8333-333333333333";

    internal static readonly Declaration ResourceGroup = new("resources:ResourceGroup", "rg", """{ "resourceGroupName": "rg", "location": "westeurope" }""");

    internal static readonly Declaration Registry = new(
        "containerregistry:Registry",
            "contoso",
            """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" } }""");

    internal static readonly Declaration VirtualNetwork = new(
        "network:VirtualNetwork",
            "vnet",
            """{ "resourceGroupName": "rg", "virtualNetworkName": "vnet", "location": "westeurope", "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } }""");

    internal static readonly Declaration Subnet = new(
        "network:Subnet",
            "subnet",
            """{ "resourceGroupName": "rg", "virtualNetworkName": "vnet", "subnetName": "endpoints", "addressPrefix": "10.0.0.0/24" }""");

    internal static readonly Declaration PrivateZone = new(
        "privatedns:PrivateZone", "zone", """{ "resourceGroupName": "rg", "privateZoneName": "privatelink.azurecr.io", "location": "global" }""");

    private static readonly Dictionary<string, (Declaration[] Needed, Declaration Old, Declaration New, string Place)> Cases = new()
    {
        ["role assignment"] = (
            [],
            new("authorization:RoleAssignment", "old", Assignment(One)),
            new("authorization:RoleAssignment", "new", Assignment(Another)),
            "the one assignment of its role to its principal at"),
        ["federated credential"] = (
            [new(
                "managedidentity:UserAssignedIdentity", "identity", """{ "resourceGroupName": "rg", "resourceName": "identity", "location": "westeurope" }""")],
            new("managedidentity:FederatedIdentityCredential", "old", Credential("old")),
            new("managedidentity:FederatedIdentityCredential", "new", Credential("new")),
            "the issuer and subject of its identity"),
        ["cache rule"] = (
            [Registry],
            new("containerregistry:CacheRule", "old", CacheRule("old-rule", "mcr/*")),
            new("containerregistry:CacheRule", "new", CacheRule("new-rule", "mcr/dotnet/*")),
            "the target repository 'mcr/*'"),
        ["replica"] = (
            [Registry],
            new("containerregistry:Replication", "old", Replica("northeurope", "northeurope")),
            new("containerregistry:Replication", "new", Replica("north", "North Europe")),
            "the one replica of its registry in northeurope"),
        ["diagnostic setting"] = (
            [Registry, new("operationalinsights:Workspace", "logs", """{ "resourceGroupName": "rg", "workspaceName": "logs", "location": "westeurope" }""")],
            new("monitor:DiagnosticSetting", "old", Diagnostics("old", """{ "categoryGroup": "allLogs", "enabled": true }""")),
            new("monitor:DiagnosticSetting", "new", Diagnostics("new", """{ "category": "ContainerRegistryLoginEvents", "enabled": true }""")),
            "a destination of diagnostics of"),
        ["system topic"] = (
            [Registry],
            new("eventgrid:SystemTopic", "old", Topic("old")),
            new("eventgrid:SystemTopic", "new", Topic("new")),
            "the only system topic of the source"),
        ["zone link"] = (
            [VirtualNetwork, PrivateZone],
            new("privatedns:VirtualNetworkLink", "old", Link("old")),
            new("privatedns:VirtualNetworkLink", "new", Link("new")),
            "the link of its network to a zone 'privatelink.azurecr.io'"),
        ["subnet"] = (
            [VirtualNetwork],
            new("network:Subnet", "old", SubnetInputs("old", "10.0.0.0/24")),
            new("network:Subnet", "new", SubnetInputs("new", "10.0.0.128/25")),
            "addresses of 10.0.0.0/24 in its network"),
        ["zone group"] = (
            [Registry, VirtualNetwork, Subnet, PrivateZone, ClearanceTests.Endpoint("pe")],
            new("network:PrivateDnsZoneGroup", "old", ClearanceTests.ZoneGroup("pe", "old")),
            new("network:PrivateDnsZoneGroup", "new", ClearanceTests.ZoneGroup("pe", "new")),
            "the only zone group of the private endpoint"),
        ["registry in another group"] = (
            [new("resources:ResourceGroup", "other", """{ "resourceGroupName": "rg-other", "location": "westeurope" }""")],
            Registry,
            Registry with { Name = "new", Inputs = Registry.Inputs.Replace("\"rg\"", "\"rg-other\"", StringComparison.Ordinal) },
            "the name contoso, which is unique in all of Azure"),
    };

    public static TheoryData<string> Places => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_new_resource_in_the_place_of_one_that_is_deleted_later_is_refused_in_the_preview_as_Azure_would_refuse_it(string which)
    {
        var (needed, old, renamed, place) = Cases[which];
        Declaration[] before = [ResourceGroup, .. needed];
        await using var stack = await DeployedAsync([.. before, old]);

        var preview = await stack.PreviewAsync([.. before, renamed]);

        Assert.Equal(RunOutcome.Failed, preview.Outcome);
        var error = Assert.Single(stack.Project.Errors);
        Assert.StartsWith($"it cannot be created: '{stack.Urn(old)}' has {place}", error, StringComparison.Ordinal);
        Assert.Contains($"`pulumi state rename '{stack.Urn(old)}' 'new'`", error, StringComparison.Ordinal);

        // It is true: without a preview the run fails on the way.
        Assert.Equal(RunOutcome.Failed, (await stack.TryUpAsync([.. before, renamed])).Outcome);

        // And the ways that are named work: two runs, and a new name in the state, with which it is replaced, the old one first.
        await stack.UpAsync(before);
        Assert.Equal(RunOutcome.Succeeded, (await stack.PreviewAsync([.. before, renamed])).Outcome);
        await stack.UpAsync([.. before, renamed]);
        Assert.Equal(RunOutcome.Failed, (await stack.PreviewAsync([.. before, old])).Outcome);
        stack.Project.Rename(stack.Urn(renamed), old.Name);
        Assert.Equal(RunOutcome.Succeeded, (await stack.PreviewAsync([.. before, old])).Outcome);
        await stack.UpAsync([.. before, old]);
    }

    [Fact]
    public async Task Another_place_is_not_refused()
    {
        Declaration[] before = [ResourceGroup, VirtualNetwork];
        await using var stack = await DeployedAsync([.. before, new("network:Subnet", "old", SubnetInputs("old", "10.0.0.0/24"))]);

        Declaration[] after = [.. before, new("network:Subnet", "new", SubnetInputs("new", "10.0.1.0/24"))];

        Assert.Equal(RunOutcome.Succeeded, (await stack.PreviewAsync(after)).Outcome);
        await stack.UpAsync(after);
    }

    [Fact]
    public async Task A_change_that_takes_the_place_of_something_that_is_deleted_later_is_refused()
    {
        const string metrics = """{ "category": "ContainerRegistryRepositoryEvents", "enabled": true }""";
        const string logins = """{ "category": "ContainerRegistryLoginEvents", "enabled": true }""";
        Declaration[] before = [ResourceGroup, .. Cases["diagnostic setting"].Needed];
        await using var stack = await DeployedAsync(
            [.. before, new(
                "monitor:DiagnosticSetting", "stays", Diagnostics("stays", metrics)), new("monitor:DiagnosticSetting", "old", Diagnostics("old", logins))]);

        Declaration[] after = [.. before, new("monitor:DiagnosticSetting", "stays", Diagnostics("stays", $"{metrics}, {logins}"))];
        await stack.PreviewAsync(after);

        Assert.StartsWith("it cannot be changed: ", Assert.Single(stack.Project.Errors), StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Failed, (await stack.TryUpAsync(after)).Outcome);
    }

    [Fact]
    public async Task Ids_that_differ_in_case_only_are_one()
    {
        await using var stack = await DeployedAsync(ResourceGroup, Registry);

        await stack.PreviewAsync(
            ResourceGroup,
            Registry with { Name = "Contoso", Inputs = Registry.Inputs.Replace("contoso", "Contoso", StringComparison.Ordinal) });

        Assert.Contains("has the id", Assert.Single(stack.Project.Errors), StringComparison.Ordinal);
        // Nothing is lost by a plan that names the same registry.
        Assert.Empty(stack.Project.Warnings);
    }

    internal static string Assignment(string name) => $$"""
        {
          "scope": "{{Group}}", "roleAssignmentName": "{{name}}", "principalId": "{{Principal}}", "principalType": "ServicePrincipal",
          "roleDefinitionId": "{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/{{Reader}}"
        }
        """;

    internal static string Credential(string name) => $$"""
        { "resourceGroupName": "rg", "resourceName": "identity", "federatedIdentityCredentialResourceName": "{{name}}", "issuer": "https://issuer.example",
          "subject": "repo:contoso/app", "audiences": ["api://AzureADTokenExchange"] }
        """;

    internal static string CacheRule(string name, string target)
        => $$"""
            {
              "resourceGroupName": "rg", "registryName": "contoso", "cacheRuleName": "{{name}}",
              "sourceRepository": "mcr.microsoft.com/*", "targetRepository": "{{target}}"
            }
            """;

    internal static string Replica(string name, string region)
        => $$"""{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "{{name}}", "location": "{{region}}" }""";

    internal static string Diagnostics(string name, string logs)
        => $$"""{ "resourceUri": "{{Contoso}}", "name": "{{name}}", "workspaceId": "{{Workspace}}", "logs": [{{logs}}] }""";

    internal static string Topic(string name)
        => $$"""
            {
              "resourceGroupName": "rg", "systemTopicName": "{{name}}", "location": "westeurope",
              "source": "{{Contoso}}", "topicType": "Microsoft.ContainerRegistry.Registries"
            }
            """;

    internal static string Link(string name)
        => $$"""
            {
              "resourceGroupName": "rg", "privateZoneName": "privatelink.azurecr.io", "virtualNetworkLinkName": "{{name}}",
              "location": "global", "virtualNetwork": { "id": "{{Network}}" }
            }
            """;

    internal static string SubnetInputs(string name, string range)
        => $$"""{ "resourceGroupName": "rg", "virtualNetworkName": "vnet", "subnetName": "{{name}}", "addressPrefix": "{{range}}" }""";
}
