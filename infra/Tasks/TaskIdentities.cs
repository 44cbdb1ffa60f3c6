using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Registries;

namespace GeoRegistry.Tasks;

/// <summary>
/// Where roles are given by repository, the token that Azure hands to a task opens no image: a task needs an identity with a role (Microsoft's page "Azure
/// attribute-based access control repository permissions in Azure Container Registry").
/// </summary>
internal static class TaskIdentities
{
    internal static void Check(ConfigNode registry)
    {
        if (registry["roleAssignmentMode"].Text is not RoleAssignmentModes.AbacRepositoryPermissions)
            return;
        var granted = registry["access"].Items.Select(entry => entry["task"].Text).ToHashSet();
        foreach (var task in registry["tasks"].Items.Where(task => task.Keys.Any()))
        {
            var identity = task["identity"];
            if (!task.Keys.Contains("identity"))
            {
                identity.Report(
                    $"must be given with roleAssignmentMode: {RoleAssignmentModes.AbacRepositoryPermissions}: the token that Azure hands to a task opens no image "
                        + "there",
                    $"identity: {TaskSettings.SystemIdentity}, and an entry of access with task: {task["name"].Text}");
            }
            else if (identity.Text is TaskSettings.SystemIdentity && !granted.Contains(task["name"].Text))
            {
                identity.Warn(
                    $"no entry of access gives this task a role, so it reaches no image; add one with task: {task["name"].Text}, or give a role to "
                        + $"tasks.{task["name"].Text}.principalId of the outputs");
            }
        }
    }
}
