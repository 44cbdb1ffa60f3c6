using System.Text.Json;
using System.Text.Json.Serialization;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Deploy.Names;

/// <summary>How resources without a name in the program are named: <c>mode</c>, or <c>pattern</c> with <c>enforce</c>.</summary>
/// <remarks>Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming-configuration</remarks>
internal record AutonamingRule
{
    /// <summary><c>default</c>, <c>verbatim</c> or <c>disabled</c>; null for <c>default</c>, or with a pattern.</summary>
    [JsonPropertyName("mode")]
    public string? Mode { get; init; }

    /// <summary>A name with expressions such as <c>${name}</c> and <c>${hex(7)}</c>.</summary>
    [JsonPropertyName("pattern")]
    public string? Pattern { get; init; }

    /// <summary>Whether providers must take the name as it is.</summary>
    [JsonPropertyName("enforce")]
    public bool? Enforce { get; init; }
}

/// <summary>The rules for one package.</summary>
internal sealed record AutonamingPackage : AutonamingRule
{
    /// <summary>Rules for single resource types, by type token.</summary>
    [JsonPropertyName("resources")]
    public Dictionary<string, AutonamingRule> Resources { get; init; } = [];
}

/// <summary>The setting <c>pulumi:autonaming</c> of a stack.</summary>
internal sealed record AutonamingSettings : AutonamingRule
{
    internal const string Key = "pulumi:autonaming";

    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Rules for single packages, by name.</summary>
    [JsonPropertyName("providers")]
    public Dictionary<string, AutonamingPackage> Providers { get; init; } = [];

    /// <param name="json">The value of the setting.</param>
    /// <exception cref="RehearsalException">It says something that is not allowed.</exception>
    internal static AutonamingSettings Read(string json)
    {
        var settings = Parse(json);
        Check(Key, settings);
        foreach (var (package, rules) in settings.Providers)
        {
            Check($"{Key}.providers.{package}", rules);
            foreach (var (type, rule) in rules.Resources)
            {
                Check($"{Key}.providers.{package}.resources[\"{type}\"]", rule);
            }
        }
        return settings;
    }

    /// <summary>The most special rule for a type. What a package leaves out is as without any rule, not as for all packages.</summary>
    internal AutonamingRule For(string type)
        => !Providers.TryGetValue(type.Split(':')[0], out var package) ? this : package.Resources.GetValueOrDefault(type) ?? package;

    private static AutonamingSettings Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<AutonamingSettings>(json, Strict) ?? new();
        }
        catch (JsonException error)
        {
            throw new RehearsalException(
                $"{Key} cannot be read: {error.Message} It is an object of 'mode', or 'pattern' and 'enforce', "
                    + "and 'providers', in which each package may have the same and 'resources'");
        }
    }

    private static void Check(string place, AutonamingRule rule)
    {
        if (rule.Mode is not null && (rule.Pattern is not null || rule.Enforce is not null))
            throw new RehearsalException($"{place}: 'mode' cannot be there together with 'pattern' or 'enforce'; remove one or the other");
        if (rule.Mode is not (null or "default" or "verbatim" or "disabled"))
            throw new RehearsalException($"{place}.mode: '{rule.Mode}' is no way to name resources; write default, verbatim or disabled");
    }
}
