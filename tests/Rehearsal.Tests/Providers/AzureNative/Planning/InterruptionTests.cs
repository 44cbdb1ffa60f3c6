using Rehearsal.Engine.Events;
using static Rehearsal.Tests.Providers.AzureNative.Planning.CollisionTests;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

/// <summary>What a plan says when something does not work for a while.</summary>
public class InterruptionTests
{
    private const string DeletedFirst = "it is deleted before its replacement is created: ";

    private static readonly Declaration OtherSubnet = new("network:Subnet", "other", SubnetInputs("other", "10.0.1.0/24"));

    private static readonly Dictionary<string, (Declaration[] Needed, Declaration Resource, string Before, string After, string Meanwhile)> Cases = new()
    {
        ["private endpoint"] = (
            [Registry, VirtualNetwork, Subnet, OtherSubnet],
            ClearanceTests.Endpoint("pe"),
            "subnets/endpoints",
            "subnets/other",
            "for some minutes nobody reaches its target through it"),
        ["zone group"] = (
            [Registry, VirtualNetwork, Subnet, PrivateZone, ClearanceTests.Endpoint("pe")],
            new("network:PrivateDnsZoneGroup", "records", ClearanceTests.ZoneGroup("pe", "default")), "\"default\"", "\"other\"", "for about a minute "
                + "its records are missing"),
        ["zone link"] = (
            [VirtualNetwork, PrivateZone],
            new("privatedns:VirtualNetworkLink", "link", Link("link")),
            "\"link\"",
            "\"other\"",
            "for about a minute no name of its zone resolves"),
        ["cache rule"] = (
            [Registry],
            new("containerregistry:CacheRule", "rule", CacheRule("rule-one", "mcr/*")),
            "rule-one",
            "rule-two",
            "for seconds nobody can pull through it"),
        ["agent pool"] = (
            [Registry],
            new(
                "containerregistry:AgentPool",
                "pool",
                """{ "resourceGroupName": "rg", "registryName": "contoso", "agentPoolName": "pool", "location": "westeurope", "count": 1, "tier": "S1" }"""),
            "\"pool\"", "\"other\"", "runs that are under way on it end, and for some minutes"),
        ["token"] = (
            [Registry],
            new(
                "containerregistry:Token",
                "token",
                $$"""{ "resourceGroupName": "rg", "registryName": "contoso", "tokenName": "pipeline","""
                    + $$""" "scopeMapId": "{{Contoso}}/scopeMaps/_repositories_pull" }"""),
            "pipeline", "pipeline-two", "its passwords become invalid"),
        ["webhook"] = ([Registry], Webhook("hook", "pushed", "one"), "pushed", "pushes", "for seconds its receiver gets no events"),
        ["system topic"] = ([Registry], new("eventgrid:SystemTopic", "topic", Topic("one")), "\"one\"", "\"two\"", "events of about a minute are lost"),
        ["diagnostic setting"] = (
            [Registry, new("operationalinsights:Workspace", "logs", """{ "resourceGroupName": "rg", "workspaceName": "logs", "location": "westeurope" }""")],
            new("monitor:DiagnosticSetting", "audit", Diagnostics("one", """{ "categoryGroup": "allLogs", "enabled": true }""")),
            "\"one\"", "\"two\"", "for about a minute, or longer until Azure has taken up the new one"),
        ["role assignment"] = ([], new("authorization:RoleAssignment", "role", Assignment(One)), One, Another, "for up to 10 minutes"),
        ["federated credential"] = (
            [new(
                "managedidentity:UserAssignedIdentity", "identity", """{ "resourceGroupName": "rg", "resourceName": "identity", "location": "westeurope" }""")],
            new("managedidentity:FederatedIdentityCredential", "main", Credential("one")), "\"one\"", "\"two\"", "for some minutes, until the new one works"),
    };

    public static TheoryData<string> Kinds => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_replacement_that_deletes_first_says_for_whom_and_how_long(string which)
    {
        var (needed, resource, before, after, meanwhile) = Cases[which];
        Declaration[] others = [ResourceGroup, .. needed];
        await using var stack = await AzureStack.DeployedAsync([.. others, resource]);

        var preview = await stack.PreviewAsync([.. others, resource with { Inputs = resource.Inputs.Replace(before, after, StringComparison.Ordinal) }]);

        Assert.Equal(RunOutcome.Succeeded, preview.Outcome);
        var warning = Assert.Single(stack.Project.Events.OfType<EngineEvent.Diagnostic>());
        Assert.StartsWith(DeletedFirst + meanwhile, warning.Message, StringComparison.Ordinal);
        Assert.Equal(stack.Urn(resource), warning.Urn);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_stays_or_goes_for_good_interrupts_nobody(string which)
    {
        var (needed, resource, _, _, _) = Cases[which];
        Declaration[] others = [ResourceGroup, .. needed];
        await using var stack = await AzureStack.DeployedAsync([.. others, resource]);

        await stack.PreviewAsync([.. others, resource]);
        Assert.Empty(stack.Project.Warnings);

        await stack.PreviewAsync(others);
        Assert.Empty(stack.Project.Warnings);
    }

    [Fact]
    public async Task A_new_role_on_what_is_in_use_says_when_it_takes_effect()
    {
        Declaration role = new("authorization:RoleAssignment", "role", Assignment(One));
        await using var stack = await AzureStack.StartAsync();
        await stack.PreviewAsync(ResourceGroup, role);
        Assert.Empty(stack.Project.Warnings);

        await stack.UpAsync(ResourceGroup);
        await stack.PreviewAsync(ResourceGroup, role);

        Assert.StartsWith(
            "a new role takes effect some minutes after it is assigned, up to 10: ",
            Assert.Single(stack.Project.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subnet_that_gets_other_addresses_says_that_Azure_refuses_while_it_is_in_use()
    {
        const string expected = "the subnet 'endpoints' gets the addresses 10.0.2.0/24 instead of 10.0.0.0/24, which Azure refuses as long as anything "
            + "is in it";
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, VirtualNetwork, Subnet);

        await stack.PreviewAsync(ResourceGroup, VirtualNetwork, Subnet with { Inputs = SubnetInputs("endpoints", "10.0.2.0/24") });

        Assert.StartsWith(expected, Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subnet_that_is_declared_with_its_network_says_so_too()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, WithSubnets("10.0.0.0/24"));

        await stack.PreviewAsync(ResourceGroup, WithSubnets("10.0.2.0/24"));

        Assert.StartsWith(
            "the subnet 'endpoints' gets the addresses 10.0.2.0/24 instead of 10.0.0.0/24",
            Assert.Single(stack.Project.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_under_a_new_name_says_what_its_receiver_gets()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, Webhook("old", "pushed", "one"));

        await stack.PreviewAsync(ResourceGroup, Registry, Webhook("new", "pushes", "one"));
        Assert.EndsWith("until then its receiver gets each event twice.", Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);

        await stack.PreviewAsync(ResourceGroup, Registry, Webhook("new", "pushes", "two"));
        Assert.EndsWith(
            "a receiver that checks a secret in them refuses events until it has the new one.",
            Assert.Single(stack.Project.Warnings),
            StringComparison.Ordinal);
    }

    private static Declaration WithSubnets(string range) => VirtualNetwork with
    {
        Inputs = VirtualNetwork.Inputs.Replace(
            "\"addressSpace\"", $$""" "subnets": [{ "name": "endpoints", "addressPrefix": "{{range}}" }], "addressSpace" """, StringComparison.Ordinal),
    };

    private static Declaration Webhook(string resource, string name, string secret) => new("containerregistry:Webhook", resource, $$"""
        {
          "resourceGroupName": "rg", "registryName": "contoso", "webhookName": "{{name}}", "location": "westeurope",
          "serviceUri": "https://hooks.example.com", "customHeaders": { "X-Secret": "{{secret}}" }, "actions": ["push"]
        }
        """);
}
