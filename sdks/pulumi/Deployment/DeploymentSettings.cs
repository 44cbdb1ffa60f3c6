using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>What the engine sets for the program before it starts.</summary>
internal sealed record DeploymentSettings(string Project, string Stack, string Organization, string? RootDirectory, bool IsDryRun)
{
    private ImmutableDictionary<string, string>? _config;
    private ImmutableHashSet<string>? _secretKeys;

    /// <summary>The JSON object of configuration values by key.</summary>
    public string ConfigJson { get; init; } = "";

    /// <summary>The JSON array of the keys of secret values.</summary>
    public string SecretKeysJson { get; init; } = "";

    /// <summary>The configuration: values by <c>namespace:key</c>.</summary>
    public ImmutableDictionary<string, string> Config => _config ??= ParseConfig();

    public ImmutableHashSet<string> SecretKeys => _secretKeys ??= [.. Strings(SecretKeysJson).Select(CleanKey)];

    /// <summary>The address (host and port) of the engine's resource monitor; empty under mocks.</summary>
    public string MonitorAddress { get; init; } = "";

    /// <summary>The address (host and port) of the engine; empty under mocks.</summary>
    public string EngineAddress { get; init; } = "";

    /// <summary>Reads what an engine sets for the programs that it starts.</summary>
    /// <exception cref="InvalidOperationException">No engine started this program.</exception>
    public static DeploymentSettings FromEnvironment()
    {
        var monitor = Optional("PULUMI_MONITOR");
        var engine = Optional("PULUMI_ENGINE");
        var project = Optional("PULUMI_PROJECT");
        var stack = Optional("PULUMI_STACK");
        // The last two have no effect here, but every engine sets them, and the official package refuses to run without them.
        if (monitor.Length == 0
            || engine.Length == 0
            || project.Length == 0
            || stack.Length == 0
            || !bool.TryParse(Optional("PULUMI_DRY_RUN"), out var isDryRun)
            || !bool.TryParse(Optional("PULUMI_QUERY_MODE"), out _)
            || !int.TryParse(Optional("PULUMI_PARALLEL"), out _))
        {
            throw new InvalidOperationException("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }

        return new(
            project,
            stack,
            Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization",
            Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
            isDryRun)
        {
            MonitorAddress = monitor,
            EngineAddress = engine,
            ConfigJson = Optional("PULUMI_CONFIG"),
            SecretKeysJson = Optional("PULUMI_CONFIG_SECRET_KEYS"),
        };
    }

    private static string Optional(string variable) => Environment.GetEnvironmentVariable(variable) ?? "";

    private static IEnumerable<string> Strings(string json)
        => json.Length == 0 ? [] : JsonElement.Parse(json).EnumerateArray().Select(item => item.GetString()!);

    // Old stack files have "namespace:config:key" for "namespace:key".
    private static string CleanKey(string key)
    {
        var parts = key.Split(':', 3);
        return parts is [var name, "config", var rest] ? $"{name}:{rest}" : key;
    }

    private ImmutableDictionary<string, string> ParseConfig()
        => ConfigJson.Length == 0
            ? []
            : JsonElement.Parse(ConfigJson).EnumerateObject().ToImmutableDictionary(property => CleanKey(property.Name), property => property.Value.ToString());
}
