using System.Collections.Immutable;
using GeoRegistry.Settings.Builds;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections;

/// <summary>Reads an entry of <c>tasks</c>.</summary>
internal static class TaskSection
{
    private const int CronFields = 5;

    /// <param name="task">The entry.</param>
    /// <param name="registry">The registry's entry.</param>
    /// <param name="adoptedByDefault">Whether it is taken over where the entry does not say so.</param>
    internal static TaskSettings? Read(ConfigNode task, ConfigNode registry, bool adoptedByDefault) => task.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(
            5, 50, character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_', "letters, digits, hyphens and underscores");
        var step = map.Required("step")?.AsMap(TaskStepSection.Read);
        var schedules = map.Optional("schedules").AsValues(AsCron);
        var baseImageTrigger = map.Optional("baseImageTrigger")?.AsChoice("Runtime", "All");
        var agentPool = map.Optional("agentPool")?.AsNameIn(registry["agentPools"]);
        var timeout = map.Optional("timeoutSeconds")?.AsInteger(TaskSettings.MinimumTimeout, TaskSettings.MaximumTimeout);
        var enabled = map.Optional("enabled")?.AsBoolean() ?? true;
        var platform = map.Optional("platform")?.AsMap(ReadPlatform);
        var identity = map.Optional("identity") is { Text: not TaskSettings.SystemIdentity } named
            ? named.AsNameIn(registry["identity"]["userAssigned"])
            : task["identity"].Text;
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        return name is null || step is null
            ? null
            : new TaskSettings
            {
                Name = name,
                Step = step,
                Schedules = schedules,
                BaseImageTrigger = baseImageTrigger,
                AgentPool = agentPool,
                TimeoutSeconds = timeout ?? TaskSettings.DefaultTimeout,
                Enabled = enabled,
                OperatingSystem = platform?.OperatingSystem ?? "Linux",
                Architecture = platform?.Architecture ?? "amd64",
                Identity = identity,
                AdoptedAt = adoptedAt,
            };
    });

    /// <summary>The values of a map whose keys are names of their own; none when it is left out.</summary>
    internal static ImmutableSortedDictionary<string, T> AsValues<T>(this ConfigNode? values, Func<ConfigNode, T?> read)
        where T : class
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        _ = values?.AsMap(map =>
        {
            foreach (var key in values.Keys.Distinct())
            {
                if (read(map.Optional(key)!) is { } value)
                    result[key] = value;
            }

            return map;
        });
        return result.ToImmutable();
    }

    private static string? AsCron(ConfigNode schedule)
    {
        if (schedule.AsText() is not { } text)
            return null;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is CronFields && text.All(character => char.IsAsciiLetterOrDigit(character) || " *,-/".Contains(character)))
            return text;
        schedule.Report("must be a cron expression of five fields (minute, hour, day, month, day of the week), in UTC, such as 0 2 * * *");
        return null;
    }

    private static Platform ReadPlatform(ConfigMap map)
        => new(map.Optional("os")?.AsChoice("Linux", "Windows"), map.Optional("architecture")?.AsChoice("amd64", "386", "arm", "arm64"));

    private sealed record Platform(string? OperatingSystem, string? Architecture);
}
