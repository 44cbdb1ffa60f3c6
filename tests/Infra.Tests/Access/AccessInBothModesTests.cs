using Infra.Tests.Mocks;

namespace Infra.Tests.Access;

/// <summary>Roles of both modes side by side, and the roles of tasks, which one mode does not honour.</summary>
public class AccessInBothModesTests
{
    private const string Assignment = "azure-native:authorization:RoleAssignment";
    private const string ObjectId = "11111111-2222-3333-4444-555555555555";
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string RepositoryReader = "b93aa761-3e63-49ed-ac28-beffa264f7ac";
    private const string Definitions = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions";

    [Theory]
    [InlineData("LegacyRegistryPermissions")]
    [InlineData("AbacRepositoryPermissions")]
    public async Task Everyone_with_access_has_the_roles_of_both_modes(string mode)
    {
        var mocks = await StackRun.StackAsync(With(
            $"roleAssignmentMode: {mode}\n  accessInBothModes: true\n  access: [{{ name: team, can: pull, principal: {{ objectId: {ObjectId}, type: "
                + $"Group }} }}]"));

        Assert.Equal($"\"{Definitions}/{AcrPull}\"", mocks.Input(Assignment, $"contoso-access-acrpull/{ObjectId}", "roleDefinitionId"));
        Assert.Equal(
            $"\"{Definitions}/{RepositoryReader}\"",
            mocks.Input(Assignment, $"contoso-access-container-registry-repository-reader/{ObjectId}", "roleDefinitionId"));
        Assert.Equal(2, mocks.Registered.Count(resource => resource.StartsWith("RoleAssignment", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Repositories_narrow_down_the_role_by_repository_only()
    {
        var mocks = await StackRun.StackAsync(With(
            $"accessInBothModes: true\n  access: [{{ name: team, can: pull, repositories: [app], principal: {{ objectId: {ObjectId}, type: Group }} }}]"));

        Assert.DoesNotContain("\"condition\"", mocks.Inputs(Assignment, $"contoso-access-acrpull/{ObjectId}"), StringComparison.Ordinal);
        Assert.Contains(
            "\"condition\"", mocks.Inputs(Assignment, $"contoso-access-container-registry-repository-reader/{ObjectId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_of_one_mode_are_given_without_the_key()
    {
        var mocks = await StackRun.StackAsync(With($"access: [{{ name: team, can: pull, principal: {{ objectId: {ObjectId}, type: Group }} }}]"));

        Assert.Equal(
            [$"RoleAssignment contoso-access-acrpull/{ObjectId}"],
            mocks.Registered.Where(resource => resource.StartsWith("RoleAssignment", StringComparison.Ordinal)));
        Assert.DoesNotContain("RandomUuid contoso-both-modes", mocks.Registered);
    }

    [Fact]
    public async Task A_task_gets_a_role_by_its_own_identity_which_is_an_output_too()
    {
        var mocks = await StackRun.StackAsync(With("""
            roleAssignmentMode: AbacRepositoryPermissions
              tasks: [{ name: build-app, identity: system, step: { yaml: "version: v1.1.0" } }]
              access: [{ name: builds, can: push, task: build-app }]
            """));

        const string role = "contoso-access-container-registry-repository-writer/task-build-app";
        Assert.Equal("\"principal-of-build-app\"", mocks.Input(Assignment, role, "principalId"));
        Assert.Equal("\"ServicePrincipal\"", mocks.Input(Assignment, role, "principalType"));
        Assert.Contains("\"principalId\": \"principal-of-build-app\"", await mocks.RegistryOutputAsync("contoso", "tasks"), StringComparison.Ordinal);
    }

    private static string With(string settings) => $"- name: contoso\n  resourceGroup: rg-registry\n  homeRegion: westeurope\n  {settings}";
}
