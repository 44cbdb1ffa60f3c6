using GeoRegistry.Stacks;
using Infra.Tests.Mocks;
using Infra.Tests.Policies.Running;

namespace Infra.Tests.NetworkRoles;

public class ReplicaManagerTests
{
    private const string Definition = "azure-native:authorization:RoleDefinition";
    private const string Assignment = "azure-native:authorization:RoleAssignment";
    private const string Subscription = "/subscriptions/00000000-0000-0000-0000-000000000001";
    private const string OwnGroup = $"{AzureMocks.ResourceGroups}/rg-registry";
    private const string Other = "/subscriptions/00000000-0000-0000-0000-000000000002";
    private const string Connected = $"{Other}/resourceGroups/rg-spoke/providers/Microsoft.Network/privateEndpoints/pe";
    private const string Subnet = $"{Other}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub/subnets/snet";
    private const string OnCall = "aaaaaaaa-2222-3333-4444-555555555555";

    private const string Settings = $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          privateAccess:
            endpoints:
              - { name: hub, subnet: {{Subnet}} }
              - { name: spoke, subnet: {{Subnet}}, resourceGroup: rg-endpoints }
              - { name: third, subnet: {{Subnet}}, resourceGroup: RG-endpoints }
            dns: { managedElsewhere: true }
          networkRoles:
            operators: [{ name: oncall, objectId: {{OnCall}}, type: Group }]
            connectedEndpoints: [{{Connected}}]
        """;

    [Fact]
    public async Task Two_roles_allow_exactly_what_Microsoft_lists()
    {
        var mocks = await StackRun.StackAsync(Settings);

        Assert.Equal(
            Role("Private endpoint extension of contoso", "Extends the private endpoints of a container registry to a new replica.",
                $"""["{AzureMocks.ResourceGroups}/rg-endpoints", "{OwnGroup}", "{Other}/resourceGroups/rg-spoke"]""",
                """["Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write"]""",
                mocks.Input(Definition, "contoso-role-endpoints", "roleDefinitionId")),
            mocks.Inputs(Definition, "contoso-role-endpoints"));
        Assert.Equal(
            Role("Geo-replication of contoso", "Creates, updates and deletes the replicas of a container registry.",
                $"""["{OwnGroup}"]""",
                """
                [
                  "Microsoft.ContainerRegistry/registries/read",
                  "Microsoft.ContainerRegistry/registries/write",
                  "Microsoft.ContainerRegistry/registries/replications/read",
                  "Microsoft.ContainerRegistry/registries/replications/write",
                  "Microsoft.ContainerRegistry/registries/replications/delete",
                  "Microsoft.ContainerRegistry/registries/replications/operationStatuses/read"
                ]
                """,
                mocks.Input(Definition, "contoso-role-replicas", "roleDefinitionId")),
            mocks.Inputs(Definition, "contoso-role-replicas"));
    }

    [Fact]
    public async Task The_roles_are_assigned_at_the_registry_and_at_the_endpoints_or_their_resource_groups()
    {
        var mocks = await StackRun.StackAsync(Settings);

        Assert.Equal(
            [
                "RoleAssignment contoso-role-endpoints-deployer-rg-endpoints", "RoleAssignment contoso-role-endpoints-deployer-rg-registry",
                "RoleAssignment contoso-role-endpoints-deployer-rg-spoke/pe",
                $"RoleAssignment contoso-role-endpoints-operator/{OnCall}-rg-endpoints", $"RoleAssignment contoso-role-endpoints-operator/{OnCall}-rg-registry",
                $"RoleAssignment contoso-role-endpoints-operator/{OnCall}-rg-spoke/pe",
                "RoleAssignment contoso-role-replicas-deployer", $"RoleAssignment contoso-role-replicas-operator/{OnCall}",
                "RoleDefinition contoso-role-endpoints", "RoleDefinition contoso-role-replicas",
            ],
            mocks.Registered.Where(label => label.StartsWith("Role", StringComparison.Ordinal)));
        AssertAssigned(mocks, "endpoints", "deployer-rg-registry", OwnGroup, Subscription, PrivateAccessAnswers.DeployerId, "ServicePrincipal");
        AssertAssigned(mocks, "endpoints", $"operator/{OnCall}-rg-endpoints", $"{AzureMocks.ResourceGroups}/rg-endpoints", Subscription, OnCall, "Group");
        AssertAssigned(mocks, "endpoints", "deployer-rg-spoke/pe", Connected, Other, PrivateAccessAnswers.DeployerId, "ServicePrincipal");
        AssertAssigned(
            mocks,
            "replicas",
            "deployer",
            $"{OwnGroup}/providers/Microsoft.ContainerRegistry/registries/contoso",
            Subscription,
            PrivateAccessAnswers.DeployerId,
            "ServicePrincipal");
    }

    [Fact]
    public async Task Names_of_assignments_stay_the_same_and_differ()
    {
        var mocks = await StackRun.StackAsync(Settings);
        var again = await StackRun.StackAsync(Settings);

        var names = Names(mocks).ToArray();
        Assert.Equal(names, Names(again));
        Assert.Equal(8, names.Distinct().Count());
        Assert.All(names, name => Assert.True(Guid.TryParse(name.Trim('"'), out _)));

        static IEnumerable<string> Names(AzureMocks mocks) => mocks.Registered
            .Where(label => label.StartsWith("RoleAssignment", StringComparison.Ordinal))
            .Select(label => mocks.Input(Assignment, label.Split(' ')[1], "roleAssignmentName"));
    }

    [Fact]
    public async Task The_deploying_identity_is_the_one_that_the_settings_name()
    {
        var mocks = await StackRun.StackAsync(
            Settings.Replace("operators:", $"deployer: {{ objectId: {OnCall.Replace('a', 'b')}, type: User }}\n    operators:", StringComparison.Ordinal));

        AssertAssigned(mocks, "endpoints", "deployer-rg-registry", OwnGroup, Subscription, OnCall.Replace('a', 'b'), "User");
    }

    [Theory]
    [InlineData("tags: {}")]
    [InlineData($"privateAccess: {{ endpoints: [{{ name: hub, subnet: {Subnet} }}] }}\n  networkRoles: {{ enabled: false }}")]
    public async Task No_role_is_declared_where_none_is_asked_for(string lines)
    {
        var mocks = await StackRun.StackAsync($"- name: contoso\n  resourceGroup: rg-registry\n  homeRegion: westeurope\n  {lines}");

        Assert.DoesNotContain(mocks.Registered, label => label.StartsWith("Role", StringComparison.Ordinal));
    }

    private static string Role(string name, string description, string scopes, string actions, string id) => PlainJson.Normalize($$"""
        {
          "roleDefinitionId": {{id}},
          "roleName": "{{name}}",
          "roleType": "CustomRole",
          "description": "{{description}}",
          "scope": "{{OwnGroup}}",
          "assignableScopes": {{scopes}},
          "permissions": [{ "actions": {{actions}}, "notActions": [], "dataActions": [], "notDataActions": [] }]
        }
        """);

    private static void AssertAssigned(AzureMocks mocks, string role, string assignment, string scope, string subscription, string principal, string type)
    {
        var definition = mocks.Input(Definition, $"contoso-role-{role}", "roleDefinitionId").Trim('"');
        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "roleAssignmentName": {{mocks.Input(Assignment, $"contoso-role-{role}-{assignment}", "roleAssignmentName")}},
                  "scope": "{{scope}}",
                  "roleDefinitionId": "{{subscription}}/providers/Microsoft.Authorization/roleDefinitions/{{definition}}",
                  "principalId": "{{principal}}",
                  "principalType": "{{type}}"
                }
                """),
            mocks.Inputs(Assignment, $"contoso-role-{role}-{assignment}"));
    }
}
