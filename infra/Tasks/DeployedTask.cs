using System.Collections.Immutable;
using Pulumi;
using Task = Pulumi.AzureNative.ContainerRegistry.Task;

namespace GeoRegistry.Tasks;

/// <summary>A task as it was deployed.</summary>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="HasIdentity">Whether Azure made an identity with it.</param>
/// <param name="PrincipalId">The object id of that identity; empty where there is none.</param>
internal sealed record DeployedTask(Output<string> Id, bool HasIdentity, Output<string> PrincipalId)
{
    internal static DeployedTask From(TaskSettings settings, Task task)
        => new(task.Id, settings.Identity is TaskSettings.SystemIdentity, task.Identity.Apply(identity => identity?.PrincipalId ?? ""));

    /// <summary>The task as the registry puts it out.</summary>
    internal ImmutableDictionary<string, object?> Outputs()
    {
        var outputs = ImmutableDictionary<string, object?>.Empty.Add("id", Id);
        return HasIdentity ? outputs.Add("principalId", PrincipalId) : outputs;
    }
}
