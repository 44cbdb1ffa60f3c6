using System.Collections.Immutable;
using System.Text;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>A task, if the settings have all of it: a part of a task cannot be left out.</summary>
/// <param name="existing">The registry.</param>
/// <param name="pools">The agent pools that the settings have.</param>
internal sealed class TaskPart(ExistingRegistry existing, ImmutableHashSet<string> pools)
{
    private const string SecretValue = "it has a secret that Azure never says";

    /// <summary>What Azure gives a task that asks for nothing else.</summary>
    private const int SharedProcessors = 2;

    private const int ShortestTimeout = 300;
    private const int LongestTimeout = 28_800;

    private static readonly string[] Architectures = ["amd64", "386", "arm", "arm64"];
    private static readonly string[] OperatingSystems = ["Linux", "Windows"];

    internal (SettingsMap? Settings, string? Problem) Describe(ExistingResource task)
    {
        var values = task.Values;
        values.Skip("tags", "location");
        if (!Names.IsOfToken(task.Name))
            return (null, Names.RuleOfTokens);
        if (values.Flag("isSystemTask"))
            return (null, "it is a system task of Azure's");
        if (!PartTags.AreRegistrys(task, existing))
            return (null, BuildPart.OwnTags);
        var map = new SettingsMap();
        map.Add("name", task.Name);
        var problem = AddStep(map, values.Object("step")) ?? AddTriggers(map, values.Object("trigger")) ?? AddMachine(map, values) ?? AddIdentity(map, values);
        if (problem is not null)
            return (null, problem);
        if (AzureObject.Same(values.Text("status"), "Disabled"))
            map.Add("enabled", false);
        return task.Rest().FirstOrDefault() is { Path: { } path } rest ? (null, $"the settings have no {path}: {rest.Value}") : (map, null);
    }

    private static string? AddStep(SettingsMap task, AzureObject step)
    {
        step.Skip("baseImageDependencies");
        var map = new SettingsMap();
        switch (step.Text("type"))
        {
            case "EncodedTask":
                map.Add("yaml", Encoding.UTF8.GetString(Convert.FromBase64String(step.Text("encodedTaskContent") ?? "")));
                if (step.Has("encodedValuesContent"))
                    return "the settings have no encodedValuesContent";
                break;
            case "FileTask":
                map.Add("file", step.Text("taskFilePath") ?? "");
                break;
            case "Docker":
                map.Add("dockerfile", step.Text("dockerFilePath") ?? "");
                map.AddUnlessEmpty("images", SettingsList.Of(step.Texts("imageNames")));
                if (step.Flag("isPushEnabled", otherwise: true) == step.Texts("imageNames") is [])
                    return "the program pushes the images that a task names, and no others";
                if (step.Text("target") is { } target)
                    map.Add("target", target);
                if (step.Flag("noCache"))
                    map.Add("noCache", true);
                break;
            case var type:
                return $"the settings have no step of the type {type}";
        }

        if (step.Text("contextPath") is { } context)
            map.Add("context", context);
        else if (step.Text("type") is not "EncodedTask")
            return "its step has no context";
        ImmutableArray<AzureObject> values = [.. step.Objects("values"), .. step.Objects("arguments")];
        if (values.Any(value => value.Flag("isSecret")) || step.Has("contextAccessToken"))
            return SecretValue;
        map.AddUnlessEmpty("values", SettingsMap.Of(values.Select(value => KeyValuePair.Create(value.Text("name") ?? "", value.Text("value") ?? ""))
            .OrderBy(value => value.Key, StringComparer.Ordinal)));
        task.Add("step", map);
        return null;
    }

    private static string? AddTriggers(SettingsMap task, AzureObject trigger)
    {
        var timers = trigger.Objects("timerTriggers");
        var schedules = timers.OrderBy(timer => timer.Text("name"), StringComparer.Ordinal)
            .Select(timer => KeyValuePair.Create(timer.Text("name") ?? "", timer.Text("schedule") ?? ""));
        task.AddUnlessEmpty("schedules", SettingsMap.Of(schedules));
        if (timers.Any(timer => !timer.IsEnabled("status", otherwise: true)))
            return "it has a schedule that is disabled";
        var images = trigger.Object("baseImageTrigger");
        images.SkipIf("updateTriggerPayloadType", "Default");
        if (images.Text("baseImageTriggerType") is not { } type)
            return null;
        if (images.Text("name") is not "base-image" || !images.IsEnabled("status", otherwise: true))
            return $"the program has one trigger on base images, base-image, and it is on; this one is {images.Text("name")}";
        task.Add("baseImageTrigger", type);
        return null;
    }

    private string? AddMachine(SettingsMap task, AzureObject values)
    {
        var pool = values.Text("agentPoolName");
        if (pool is not null && !pools.Contains(pool))
            return $"its agent pool {pool} is not among the settings";
        var registry = existing.Registry.Values;
        if (pool is null && !registry.IsEnabled("publicNetworkAccess", otherwise: true) && !registry.Flag("networkRuleBypassAllowedForTasks"))
            return "the settings have no task on shared machines where public access is off, since these do not reach the registry";
        if (pool is not null)
            task.Add("agentPool", pool);
        if (values.Object("agentConfiguration").Number("cpu") is { } processors and not SharedProcessors)
            return $"the settings have no number of processors, {processors}";
        var timeout = values.Number("timeout") ?? 3600;
        if (timeout is < ShortestTimeout or > LongestTimeout)
            return $"the settings have a timeout of {ShortestTimeout} to {LongestTimeout} seconds";
        if (timeout is not 3600)
            task.Add("timeoutSeconds", timeout);
        var platform = values.Object("platform");
        var architecture = Known(Architectures, platform.Text("architecture") ?? "amd64");
        var os = Known(OperatingSystems, platform.Text("os") ?? "Linux");
        if (os is null || architecture is null)
            return $"the settings have no platform {platform.Text("os")}, {platform.Text("architecture")}";
        if ((os, architecture) is not ("Linux", "amd64"))
            task.Add("platform", SettingsMap.Of([new("os", os), new("architecture", architecture)]));
        return null;
    }

    private static string? Known(string[] values, string text) => values.FirstOrDefault(value => AzureObject.Same(value, text));

    /// <summary>The program gives a task its identity and lets it sign in to this registry with that, or neither.</summary>
    private string? AddIdentity(SettingsMap task, AzureObject values)
    {
        var identity = values.Object("identity");
        var signIn = values.Object("credentials").ObjectsByName("customRegistries");
        identity.Skip("principalId", "tenantId");
        var attached = identity.ObjectsByName("userAssignedIdentities");
        var type = identity.Text("type") ?? "None";
        if (AzureObject.Same(type, "None") && signIn.IsEmpty)
        {
            return existing.Registry.Values.Text("roleAssignmentMode") is "AbacRepositoryPermissions"
                ? "the settings have no task without an identity in this roleAssignmentMode"
                : null;
        }

        if (!AzureObject.Same(type, "SystemAssigned") || attached.Count > 0 || signIn.Count is not 1 || signIn.First().Value.Text("identity") is not "[system]"
            || !AzureObject.Same(signIn.First().Key, existing.Registry.Values.Text("loginServer")))
        {
            return "the program lets a task sign in to this registry only, with an identity of its own";
        }

        task.Add("identity", "system");
        return null;
    }
}
