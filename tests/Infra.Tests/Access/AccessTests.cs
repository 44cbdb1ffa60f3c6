using GeoRegistry.Azure;
using Infra.Tests.Mocks;
using Infra.Tests.Policies.Running;

namespace Infra.Tests.Access;

public class AccessTests
{
    private const string Assignment = "azure-native:authorization:RoleAssignment";
    private const string Registry =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Definitions = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions";
    private const string ObjectId = "11111111-2222-3333-4444-555555555555";
    private const string Other = "22222222-2222-3333-4444-555555555555";

    [Fact]
    public async Task A_role_is_assigned_on_the_registry()
    {
        var mocks = await StackRun.StackAsync(With(
            $"{{ name: team, can: push, description: Builds, principal: {{ objectId: {ObjectId}, type: Group }} }}"));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "roleAssignmentName": "{{DeterministicGuid.Of(Registry, ObjectId, BuiltInRoles.AcrPush.Id)}}",
                  "scope": "{{Registry}}",
                  "roleDefinitionId": "{{Definitions}}/8311e382-0749-4cb8-b61a-304f252e45ec",
                  "principalId": "{{ObjectId}}",
                  "principalType": "Group",
                  "description": "Builds"
                }
                """),
            mocks.Inputs(Assignment, $"contoso-access-acrpush/{ObjectId}"));
    }

    [Theory]
    [InlineData("can: pull", "", "7f951dda-4ed3-4680-a7ca-43fe172d538d", "acrpull")]
    [InlineData("can: push", "roleAssignmentMode: LegacyRegistryPermissions", "8311e382-0749-4cb8-b61a-304f252e45ec", "acrpush")]
    [InlineData("can: delete", "", "c2f4ef07-c644-48eb-af81-4b1b4947fb11", "acrdelete")]
    [InlineData("can: pull", "roleAssignmentMode: AbacRepositoryPermissions", "b93aa761-3e63-49ed-ac28-beffa264f7ac", "container-registry-repository-reader")]
    [InlineData("can: push", "roleAssignmentMode: AbacRepositoryPermissions", "2a1e307c-b015-4ebd-883e-5b7698a07328", "container-registry-repository-writer")]
    [InlineData(
        "can: delete",
        "roleAssignmentMode: AbacRepositoryPermissions",
        "2efddaa5-3f1f-4df3-97df-af3f13818f4c",
        "container-registry-repository-contributor")]
    [InlineData("role: container registry tasks contributor", "", "fb382eab-e894-4461-af04-94435c366c3f", "container-registry-tasks-contributor")]
    [InlineData("role: 577A9874-89fd-4f24-9dbd-b5034d0ad23a", "", "577a9874-89fd-4f24-9dbd-b5034d0ad23a", "container-registry-data-importer-and-data-reader")]
    [InlineData($"role: /subscriptions/{Other}/providers/Microsoft.Authorization/roleDefinitions/{Other}", "", Other, Other)]
    public async Task The_role_is_the_one_that_the_registrys_mode_honours(string entry, string mode, string role, string name)
    {
        var mocks = await StackRun.StackAsync(With($"{{ name: ci, {entry}, principal: {{ objectId: {ObjectId}, type: User }} }}", mode));

        Assert.Equal($"\"{Definitions}/{role}\"", mocks.Input(Assignment, $"contoso-access-{name}/{ObjectId}", "roleDefinitionId"));
    }

    [Fact]
    public async Task An_identity_gets_a_role_by_its_name()
    {
        var mocks = await StackRun.StackAsync(With(
            "{ name: app, can: pull, identity: id-app }", "identity: { userAssigned: [{ name: id-app, attach: false }] }"));

        Assert.Equal("\"principal-of-id-app\"", mocks.Input(Assignment, "contoso-access-acrpull/id-app", "principalId"));
        Assert.Equal("\"ServicePrincipal\"", mocks.Input(Assignment, "contoso-access-acrpull/id-app", "principalType"));
    }

    [Fact]
    public async Task The_kubelets_of_each_region_get_the_role()
    {
        var mocks = await StackRun.StackAsync(With(
            $"{{ name: aks, can: pull, kubelets: [{{ region: West Europe, objectId: {ObjectId} }}, {{ region: eastus, objectId: {Other} }}] }}"));

        Assert.Equal(
            [$"RoleAssignment contoso-access-acrpull/{ObjectId}", $"RoleAssignment contoso-access-acrpull/{Other}"],
            mocks.Registered.Where(label => label.StartsWith("RoleAssignment", StringComparison.Ordinal)));
        Assert.Equal($"\"{Other}\"", mocks.Input(Assignment, $"contoso-access-acrpull/{Other}", "principalId"));
        Assert.Equal("\"ServicePrincipal\"", mocks.Input(Assignment, $"contoso-access-acrpull/{Other}", "principalType"));
    }

    [Fact]
    public async Task Repositories_become_a_condition_whatever_their_order()
    {
        var mocks = await StackRun.StackAsync(With(
            $$"""
            { name: a, can: pull, repositories: [base/*, app], principal: { objectId: {{ObjectId}}, type: User } },
              { name: b, can: push, repositories: [app, base/*], principal: { objectId: {{ObjectId}}, type: User } }
            """,
            "roleAssignmentMode: AbacRepositoryPermissions"));

        Assert.Equal(
            Json(RepositoryCondition.For(BuiltInRoles.RepositoryReader, ["app", "base/*"])),
            mocks.Input(Assignment, $"contoso-access-container-registry-repository-reader/{ObjectId}", "condition"));
        Assert.Equal(
            Json(RepositoryCondition.For(BuiltInRoles.RepositoryWriter, ["app", "base/*"])),
            mocks.Input(Assignment, $"contoso-access-container-registry-repository-writer/{ObjectId}", "condition"));
        Assert.Equal("\"2.0\"", mocks.Input(Assignment, $"contoso-access-container-registry-repository-reader/{ObjectId}", "conditionVersion"));
    }

    [Fact]
    public async Task A_condition_is_taken_as_it_is()
    {
        var mocks = await StackRun.StackAsync(With(
            $"{{ name: ci, can: pull, condition: \"@Resource[a] StringEquals 'b'\", principal: {{ objectId: {ObjectId}, type: User }} }}"));

        Assert.Equal(Json("@Resource[a] StringEquals 'b'"), mocks.Input(Assignment, $"contoso-access-acrpull/{ObjectId}", "condition"));
        Assert.Equal("\"2.0\"", mocks.Input(Assignment, $"contoso-access-acrpull/{ObjectId}", "conditionVersion"));
    }

    [Fact]
    public async Task The_stacks_outputs_name_every_assignment()
    {
        var mocks = await StackRun.StackAsync(With($"{{ name: ci, can: pull, principal: {{ objectId: {ObjectId}, type: User }} }}"));

        var assignment = DeterministicGuid.Of(Registry, ObjectId, BuiltInRoles.AcrPull.Id);
        Assert.Equal(
            PlainJson.Normalize($$"""{ "ci": "{{Registry}}/providers/Microsoft.Authorization/roleAssignments/{{assignment}}" }"""),
            await mocks.RegistryOutputAsync("contoso", "access"));
    }

    private static string Json(string text) => $"\"{text}\"";

    private static string With(string access, string line = "") => $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          access: [{{access}}]
          {{line}}
        """;
}
