using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Tasks;

/// <summary>Reads an entry of <c>tasks</c>.</summary>
internal static class TaskSection
{
    /// <param name="task">The entry.</param>
    /// <param name="registry">The registry's entry.</param>
    /// <param name="adoptedByDefault">Whether it is taken over where the entry does not say so.</param>
    internal static TaskSettings? Read(ConfigNode task, ConfigNode registry, bool adoptedByDefault) => task.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(
            5, 50, character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_', "letters, digits, hyphens and underscores");
        var step = map.Required("step")?.AsMap(TaskStepSection.Read);
        var schedules = map.Optional("schedules").AsValues(CronValues.AsCron);
        CheckDistinct(task["schedules"], schedules);
        var baseImageTrigger = map.Optional("baseImageTrigger")?.AsChoice("Runtime", "All");
        var agentPool = map.Optional("agentPool")?.AsNameIn(registry["agentPools"]);
        var timeout = map.Optional("timeoutSeconds")?.AsInteger(TaskSettings.MinimumTimeout, TaskSettings.MaximumTimeout);
        var enabled = map.Optional("enabled")?.AsBoolean() ?? true;
        var platform = map.Optional("platform")?.AsMap(ReadPlatform);
        var identity = map.Optional("identity") is { Text: not TaskSettings.SystemIdentity } named
            ? named.AsNameIn(registry["identity"]["userAssigned"])
            : task["identity"].Text;
        var registries = map.Optional("registries")?.AsList("registries", "remove the key", AsAzureRegistry) ?? [];
        CheckRegistries(task);
        var cpu = map.Optional("cpu")?.AsInteger(1, TaskSettings.MaximumCpu);
        var logTemplate = map.Optional("logTemplate")?.AsLogTemplate();
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
                Registries = [.. registries.Order(StringComparer.Ordinal)],
                Cpu = cpu,
                LogTemplate = logTemplate,
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

    /// <summary>Azure takes several timers of a task as long as their schedules differ.</summary>
    private static void CheckDistinct(ConfigNode schedules, ImmutableSortedDictionary<string, string> read)
    {
        foreach (var twin in read.GroupBy(schedule => schedule.Value).SelectMany(same => same.Skip(1)))
        {
            var first = schedules[read.First(other => other.Value == twin.Value).Key];
            schedules[twin.Key].Report($"must be another time than that of {first.Path}: Azure takes each once", "remove one of the two entries");
        }
    }

    private static string? AsAzureRegistry(ConfigNode registry)
    {
        if (registry.AsText() is not { } text)
            return null;
        if (UpstreamRegistries.IsHost(text) && Cloud.All.Any(cloud => text.EndsWith($".{cloud.RegistrySuffix}", StringComparison.Ordinal)))
            return text;
        registry.Report("must be the host name of a registry of Azure's, in lower case, such as contoso.azurecr.io: others do not know managed identities");
        return null;
    }

    private static void CheckRegistries(ConfigNode task)
    {
        if (task["registries"].IsGiven && !task["identity"].IsGiven)
            task["registries"].Report("must be left out without identity, with which the task signs in there", "add identity, or remove the key");
        var given = task["registries"].Items.Where(registry => registry.Text is not null);
        foreach (var twin in given.GroupBy(registry => registry.Text).SelectMany(same => same.Skip(1)))
            twin.Report("must be in the list once", "remove one of the two entries");
    }

    private static string? AsLogTemplate(this ConfigNode template)
    {
        if (template.AsText() is not { } text)
            return null;
        if (text.Split(':') is [{ Length: > 0 } repository, { Length: > 0 }] && !repository.Contains(' ', StringComparison.Ordinal))
            return text;
        template.Report("must be a repository, a colon and a tag, in which {{.Run.ID}} and the like are filled in: logs/build:{{.Run.ID}}");
        return null;
    }

    private static Platform ReadPlatform(ConfigMap map)
        => new(map.Optional("os")?.AsChoice("Linux", "Windows"), map.Optional("architecture")?.AsChoice("amd64", "386", "arm", "arm64"));

    private sealed record Platform(string? OperatingSystem, string? Architecture);
}
