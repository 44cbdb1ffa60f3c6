using System.Collections.Immutable;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Task = Pulumi.AzureNative.ContainerRegistry.Task;
using TaskStatus = Pulumi.AzureNative.ContainerRegistry.TaskStatus;

namespace GeoRegistry.Tasks;

/// <summary>The ACR tasks of a registry and the agent pools that they run on. Azure runs tasks in the home region only.</summary>
internal static class AcrTasks
{
    /// <summary>What an adopted task keeps: an update would need its secrets, which Azure never returns.</summary>
    private static readonly string[] LeftAsTheyAre =
    [
        "agentConfiguration", "agentPoolName", "credentials", "identity", "isSystemTask", "location", "logTemplate", "platform", "status", "step", "tags",
        "timeout", "trigger",
    ];

    /// <summary>Declares agent pools and tasks.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The settings of both.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="identities">The user-assigned identities by name.</param>
    /// <param name="networks">The networks that pools can be in.</param>
    /// <returns>The tasks by name.</returns>
    internal static ImmutableSortedDictionary<string, DeployedTask> Declare(
        RegistryScope scope,
        BuildSettings settings,
        DeployedRegistry registry,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        PrivateNetworks networks)
    {
        var pools = AgentPools.Declare(scope, settings.AgentPools, registry, networks);
        var tasks = settings.Tasks.ToImmutableSortedDictionary(
            task => task.Name, task => DeployedTask.From(task, Declare(scope, registry, pools, identities, task)), StringComparer.Ordinal);
        scope.Outputs.AddParts("tasks", tasks, task => task.Key, task => task.Value.Outputs());
        return tasks;
    }

    private static Task Declare(
        RegistryScope scope,
        DeployedRegistry registry,
        ImmutableDictionary<string, AgentPool> pools,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        TaskSettings settings)
    {
        var arguments = new TaskArgs
        {
            TaskName = settings.Name,
            RegistryName = registry.Name,
            ResourceGroupName = scope.ResourceGroupName,
            Location = scope.Settings.HomeRegion.Name,
            Platform = new PlatformPropertiesArgs { Os = settings.OperatingSystem, Architecture = settings.Architecture },
            Step = TaskSteps.From(settings.Step),
            Status = settings.Enabled ? TaskStatus.Enabled : TaskStatus.Disabled,
            Timeout = settings.TimeoutSeconds,
            Tags = scope.Tags(),
        };
        if (Trigger(settings) is { } trigger)
            arguments.Trigger = trigger;
        if (settings.AgentPool is { } pool)
            arguments.AgentPoolName = pools[pool].Name;
        if (settings.Identity is { } identity)
            SignInAs(identity, settings, arguments, registry, identities);
        if (settings.Cpu is { } cpu)
            arguments.AgentConfiguration = new AgentPropertiesArgs { Cpu = cpu };
        if (settings.LogTemplate is { } logTemplate)
            arguments.LogTemplate = logTemplate;
        return new Task(scope.NameOf($"task-{settings.Name}"), arguments, OptionsOf(scope, settings, registry));
    }

    private static CustomResourceOptions OptionsOf(RegistryScope scope, TaskSettings settings, DeployedRegistry registry)
    {
        var options = scope.OptionsOf($"task-{settings.Name}", ["taskName"], registry.Resource);
        options.ImportId = scope.AdoptedPartId(settings.AdoptedAt is not null, $"tasks/{settings.Name}");
        if (options.ImportId is not null)
            options.IgnoreChanges.AddRange(LeftAsTheyAre);
        return options;
    }

    private static TriggerPropertiesArgs? Trigger(TaskSettings settings)
    {
        if (settings.Schedules.IsEmpty && settings.BaseImageTrigger is null)
            return null;
        var trigger = new TriggerPropertiesArgs
        {
            TimerTriggers = [.. settings.Schedules.Select(schedule => new TimerTriggerArgs { Name = schedule.Key, Schedule = schedule.Value })],
        };
        if (settings.BaseImageTrigger is { } images)
            trigger.BaseImageTrigger = new BaseImageTriggerArgs { Name = "base-image", BaseImageTriggerType = images };
        return trigger;
    }

    /// <summary>
    /// Gives the task an identity, with which it signs in to the registry, instead of with the token that Azure gives to tasks, and to other registries.
    /// </summary>
    private static void SignInAs(
        string identity,
        TaskSettings settings,
        TaskArgs arguments,
        DeployedRegistry registry,
        ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        if (identity is TaskSettings.SystemIdentity)
        {
            arguments.Identity = new IdentityPropertiesArgs { Type = ResourceIdentityType.SystemAssigned };
            arguments.Credentials = SignIn(registry, settings, Output.Create("[system]"));
            return;
        }

        var userAssigned = identities[identity];
        arguments.Identity = userAssigned.Id.Apply(id => new IdentityPropertiesArgs
        {
            Type = ResourceIdentityType.UserAssigned,
            UserAssignedIdentities = { [id] = new UserIdentityPropertiesArgs() },
        });
        arguments.Credentials = SignIn(registry, settings, userAssigned.ClientId);
    }

    private static Output<CredentialsArgs> SignIn(DeployedRegistry registry, TaskSettings settings, Output<string> identity)
        => Output.Tuple(registry.LoginServer, identity).Apply(known =>
        {
            var credentials = new CredentialsArgs();
            foreach (var host in settings.Registries.Prepend(known.Item1).OfType<string>().Distinct())
                credentials.CustomRegistries[host] = new CustomRegistryCredentialsArgs { Identity = known.Item2 };
            return credentials;
        });
}
