using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>A key of the configuration that <c>Pulumi.yaml</c> declares.</summary>
/// <param name="Name">The key as it is written there.</param>
/// <param name="FullKey">The key with its namespace.</param>
/// <param name="IsRequired">Whether a stack must have a value for it: one of the project without a default.</param>
/// <param name="Type">The type of values; null when none is declared.</param>
/// <param name="IsSecret">Whether a value must be encrypted.</param>
/// <param name="Default">The value of stacks that have none; null for none.</param>
internal sealed record ProjectConfigKey(string Name, string FullKey, bool IsRequired, ConfigType? Type, bool IsSecret, YamlNode? Default);

/// <summary>A type of configuration values, by Pulumi's name. Source: github.com/pulumi/pulumi, sdk/go/common/workspace/project.go.</summary>
/// <param name="Name"><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>array</c> or <c>object</c>.</param>
/// <param name="Items">The type of a list's items; null for what is no list.</param>
internal sealed record ConfigType(string Name, ConfigType? Items)
{
    internal const string Text = "string", Integer = "integer", Boolean = "boolean", List = "array", Map = "object";

    internal static readonly string[] Names = [Text, Integer, Boolean, List, Map];

    /// <summary>
    /// Whether a value is of the type. A string that reads as a number or a boolean counts as one, as in configuration that a command has set.
    /// </summary>
    internal bool Takes(JsonNode? value) => Name switch
    {
        Text => TextOf(value) is not null,
        Integer => long.TryParse(TextOf(value) ?? value?.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        Boolean => (TextOf(value) ?? value?.ToJsonString()) is "true" or "false",
        List => value is JsonArray items && items.All(item => Items is not null && Items.Takes(item)),
        _ => value is JsonObject,
    };

    public override string ToString() => Items is null ? Name : $"{Name}<{Items}>";

    private static string? TextOf(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;
}
