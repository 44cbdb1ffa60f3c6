using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GeoRegistry.Adoption;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tasks;

/// <summary>An adopted task. Azure never returns its secrets.</summary>
internal static class AdoptedTask
{
    internal static AdoptedPart Of(CommonSettings settings, TaskSettings task) => new(
        $"task-{task.Name.ToLowerInvariant()}", task.AdoptedAt ?? "", () => AskAsync(settings, task.Name))
    {
        IsAdopted = task.AdoptedAt is not null,
        Expected = _ => Expected(task),
        Tags = new(settings.Tags, ImmutableDictionary<string, string>.Empty, TagsCommand.For(settings.IdOf($"tasks/{task.Name}"), settings.Tags)),
        KeepsForm = false,
    };

    private static IEnumerable<Expectation> Expected(TaskSettings task) =>
    [
        new("step", "step", StepOf(task.Step))
        {
            Resolve = found => Resolution.Try($"step: {{ {string.Join(", ", found)} }}, as docs/configuration.md has it"),
        },
        new("enabled", "enabled", InputText.Of(task.Enabled)),
        new("timeoutSeconds", "timeoutSeconds", InputText.Of(task.TimeoutSeconds)),
        new("os", "platform.os", task.OperatingSystem) { Comparer = StringComparer.OrdinalIgnoreCase },
        new("architecture", "platform.architecture", task.Architecture) { Comparer = StringComparer.OrdinalIgnoreCase },
        new("cpu", "cpu", Cpu(task.Cpu)),
        new("logTemplate", "logTemplate", task.LogTemplate is { } template ? [template] : []),
        new("agentPool", "agentPool", task.AgentPool is { } pool ? [pool] : []) { Comparer = StringComparer.OrdinalIgnoreCase },
        new("baseImageTrigger", "baseImageTrigger", task.BaseImageTrigger is { } trigger ? [trigger] : []),
        new("schedules", "schedules", [.. task.Schedules.Select(schedule => $"{schedule.Key}: {schedule.Value}")])
        {
            Resolve = found => found is []
                ? Resolution.Try("remove schedules")
                : Resolution.Keep($"schedules: {{ {string.Join(", ", found.Select(Quoted))} }}"),
        },
    ];

    /// <summary>Azure returns the number of CPUs of a run also where nobody asked for one.</summary>
    private static ImmutableArray<string> Cpu(int? number)
        => number is null or TaskSettings.DefaultCpu ? [] : [InputText.Of(number.Value)];

    private static string Quoted(string schedule) => schedule.Split(": ", 2) is [var name, var cron] ? $"{YamlText.Value(name)}: \"{cron}\"" : schedule;

    private static ImmutableArray<string> StepOf(TaskStep step) => step switch
    {
        FileStep file => [$"taskFilePath: {file.File}", .. ContextOf(step)],
        TextStep text => [$"encodedTaskContent: {Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Yaml))}", .. ContextOf(step)],
        DockerStep docker => [$"dockerFilePath: {docker.Dockerfile}", .. docker.Images.Select(image => $"imageNames: {image}"), .. ContextOf(step)],
        _ => throw new ArgumentException($"A {step.GetType().Name} is no step of a task.", nameof(step)),
    };

    private static IEnumerable<string> ContextOf(TaskStep step) => step.Context is { } context ? [$"contextPath: {context}"] : [];

    private static async Task<PartInAzure> AskAsync(CommonSettings settings, string name)
    {
        var found = await GetTask.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, TaskName = name });
        var timers = found.Trigger?.TimerTriggers;
        return new(
            found.Tags,
            ("step", StepOf(found.Step as IReadOnlyDictionary<string, object>)),
            ("enabled", [InputText.Of(found.Status is not "Disabled")]),
            ("timeoutSeconds", [InputText.Of(found.Timeout ?? TaskSettings.DefaultTimeout)]),
            ("os", [found.Platform?.Os ?? "Linux"]),
            ("architecture", [found.Platform?.Architecture ?? "amd64"]),
            ("cpu", Cpu(found.AgentConfiguration?.Cpu)),
            ("logTemplate", [found.LogTemplate]),
            ("agentPool", [found.AgentPoolName]),
            ("baseImageTrigger", [found.Trigger?.BaseImageTrigger?.BaseImageTriggerType]),
            ("schedules", timers is { IsDefault: false } given ? given.Select(timer => $"{timer.Name}: {timer.Schedule}") : []));
    }

    private static IEnumerable<string> StepOf(IReadOnlyDictionary<string, object>? step)
    {
        foreach (var input in new[] { "taskFilePath", "encodedTaskContent", "dockerFilePath", "contextPath" })
        {
            if (step?.GetValueOrDefault(input) is string { Length: > 0 } text)
                yield return $"{input}: {text}";
        }

        if (step?.GetValueOrDefault("imageNames") is IEnumerable<object> images)
        {
            foreach (var image in images)
                yield return $"imageNames: {image}";
        }
    }
}
