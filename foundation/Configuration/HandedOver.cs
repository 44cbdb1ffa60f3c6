using System.Collections.Immutable;
using System.Text.Json;

namespace GeoRegistry.Configuration;

/// <summary>
/// What the engine hands a program as configuration. The SDK reads single keys of a namespace only; which keys there are is in the environment that it
/// reads them from (https://github.com/pulumi/pulumi-dotnet, Deployment.Config.cs).
/// </summary>
internal static class HandedOver
{
    private const string Values = "PULUMI_CONFIG";
    private const string SecretKeys = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>All keys, such as <c>azure-native:location</c>; none where the program does not run under an engine.</summary>
    internal static ImmutableArray<string> Keys()
        => Read(Values) is { RootElement: { ValueKind: JsonValueKind.Object } values } ? [.. values.EnumerateObject().Select(value => value.Name)] : [];

    /// <summary>Whether a key of a namespace is, or contains, something encrypted.</summary>
    internal static bool HasSecrets(string space)
        => Read(SecretKeys) is { RootElement: { ValueKind: JsonValueKind.Array } keys }
            && keys.EnumerateArray().Any(key => key.GetString()?.StartsWith($"{space}:", StringComparison.Ordinal) is true);

    private static JsonDocument? Read(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? JsonDocument.Parse(text) : null;
}
