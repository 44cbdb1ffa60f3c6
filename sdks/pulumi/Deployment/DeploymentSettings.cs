using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>What the engine tells the program before it starts.</summary>
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

    public static DeploymentSettings FromEnvironment() => new(
        Required("PULUMI_PROJECT"),
        Required("PULUMI_STACK"),
        Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization",
        Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
        string.Equals(Optional("PULUMI_DRY_RUN"), "true", StringComparison.OrdinalIgnoreCase))
    {
        ConfigJson = Optional("PULUMI_CONFIG"),
        SecretKeysJson = Optional("PULUMI_CONFIG_SECRET_KEYS"),
    };

    public static string Required(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new RunException($"Program run without the Pulumi engine available (the environment variable {variable} is not set); re-run using the `pulumi` CLI.");

    private static string Optional(string variable) => Environment.GetEnvironmentVariable(variable) ?? "";

    private static IEnumerable<string> Strings(string json)
        => json.Length == 0 ? [] : JsonElement.Parse(json).EnumerateArray().Select(item => item.GetString()!);

    // Old stack files say "namespace:config:key" for "namespace:key".
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
