using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.Tasks;

/// <summary>The identity that a task needs where roles are assigned by repository.</summary>
public class TaskIdentityTests
{
    private const string Path = "geo-registry:registries[0]";
    private const string Abac = "roleAssignmentMode: AbacRepositoryPermissions";

    [Fact]
    public void A_task_without_an_identity_is_refused_where_roles_are_given_by_repository()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.tasks[0].identity",
                null,
                "must be given with roleAssignmentMode: AbacRepositoryPermissions: the token that Azure hands to a task opens no image there",
                "identity: system, and an entry of access with task: build-app"),
            Assert.Single(SettingsFile.MistakesWith($"{Abac}\ntasks: [{{ name: build-app, step: {{ yaml: a }} }}]")));

    [Fact]
    public void A_task_whose_own_identity_has_no_role_is_warned_of()
        => Assert.Equal(
            new ConfigurationWarning(
                $"{Path}.tasks[0].identity",
                "no entry of access gives this task a role, so it reaches no image; add one with task: build-app, or give a role to "
                    + "tasks.build-app.principalId of the outputs"),
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"{Abac}\ntasks: [{{ name: build-app, identity: system, step: {{ yaml: a }} "
                + $"}}]")).Warnings));

    [Theory]
    [InlineData("tasks: [{ name: build-app, step: { yaml: a } }]")]
    [InlineData($"{Abac}\ntasks: [{{ name: build-app, identity: system, step: {{ yaml: a }} }}]\naccess: [{{ name: builds, can: push, task: build-app }}]")]
    public void Other_tasks_are_taken_without_a_word(string settings)
        => Assert.Empty(SettingsFile.Read(SettingsFile.RegistryWith(settings)).Warnings);

    [Fact]
    public void A_role_for_the_own_identity_of_a_task_that_has_none_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.access[0].task",
                "\"build-app\"",
                "must be a task that has an identity of its own (identity: system)",
                "identity, where the task signs in as an identity of identity.userAssigned"),
            Assert.Single(SettingsFile.MistakesWith("tasks: [{ name: build-app, step: { yaml: a } }]\naccess: [{ name: builds, can: push, task: "
                + "build-app }]")));
}
