using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.CSharp;

/// <summary>Writes values as C# expressions.</summary>
internal static class CSharpValue
{
    private const string Any = "any";
    private const string Indent = "    ";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text literal. The escapes of JSON are escapes of C# as well.</summary>
    internal static string Literal(string text) => JsonSerializer.Serialize(text, Plain);

    /// <summary>The initializer of a class of arguments.</summary>
    /// <param name="shapes">Per input what its values are written as.</param>
    internal static string Members(PropertyMap inputs, IReadOnlyDictionary<string, string> shapes, string indent)
        => Braced(
            inputs.Select(input =>
            {
                // Secrets do not belong in source code.
                var value = input.Value is PropertyValue.Secret
                    ? $"new Config().RequireSecret({Literal(input.Key)})"
                    : Write(input.Value, shapes.GetValueOrDefault(input.Key, Any), indent + Indent, initializes: true);
                return $"{Pascal(input.Key)} ={(value.StartsWith('\n') ? "" : " ")}{value}";
            }),
            indent);

    /// <summary>The name of a class or struct in a program that has an alias for the package's namespace.</summary>
    internal static string ClassName(string full) => full["Pulumi.".Length..];

    /// <param name="initializes">True right after the <c>=</c> of an input, where lists and maps add to the one that is there.</param>
    private static string Write(PropertyValue value, string shape, string indent, bool initializes = false) => value switch
    {
        PropertyValue.Secret => "new Config().RequireSecret(\"secret\")",
        PropertyValue.Bool(var flag) => flag ? "true" : "false",
        PropertyValue.Number(var number) => number.ToString("R", CultureInfo.InvariantCulture),
        PropertyValue.Text(var text) => Choices(shape).Select(choice => Member(choice, text)).FirstOrDefault(member => member is not null) ?? Literal(text),
        PropertyValue.List(var items) when shape.EndsWith("[]", StringComparison.Ordinal) && initializes
            => Initializer(items.Select(item => Write(item, shape[..^2], indent + Indent)), indent),
        PropertyValue.List(var items) when Element(shape) is { } element
            => $"System.Collections.Immutable.ImmutableArray.Create<{element}>({string.Join(", ", items.Select(item => Write(item, Any, indent)))})",
        PropertyValue.List(var items) => $"new object?[]{Break(indent)}{Braced(items.Select(item => Write(item, Any, indent + Indent)), indent)}",
        PropertyValue.Map(var members) when shape.EndsWith("{}", StringComparison.Ordinal) && initializes
            => Initializer(members.Select(member => $"{{ {Literal(member.Key)}, {Write(member.Value, shape[..^2], indent + Indent)} }}"), indent),
        PropertyValue.Map(var members) when ClassFor(shape, members) is { } name
            => $"new {ClassName(name)}{Break(indent)}{Members(members, CSharpShapes.Shared.Types[name], indent)}",
        PropertyValue.Map(var members) => $"new Dictionary<string, object?>{Break(indent)}"
            + Braced(members.Select(member => $"[{Literal(member.Key)}] = {Write(member.Value, Any, indent + Indent)}"), indent),
        _ => "null",
    };

    /// <summary>What a list of plain values, inside another one, holds.</summary>
    private static string? Element(string shape) => shape switch
    {
        "number[]" => "double",
        "string[]" => "string",
        _ => null,
    };

    private static string Initializer(IEnumerable<string> lines, string indent)
        => lines.ToList() is { Count: > 0 } written ? $"\n{indent}{Braced(written, indent)}" : "{ }";

    private static string Braced(IEnumerable<string> lines, string indent)
        => lines.ToList() is { Count: > 0 } written ? $"{{\n{string.Concat(written.Select(line => $"{indent}{Indent}{line},\n"))}{indent}}}" : "{ }";

    private static string Break(string indent) => $"\n{indent}";

    /// <summary>The member of a struct for a text; null where texts are written as they are.</summary>
    private static string? Member(string choice, string text)
        => CSharpShapes.Shared.Enums.GetValueOrDefault(choice)?.GetValueOrDefault(text) is { } member ? $"{ClassName(choice)}.{member}" : null;

    /// <summary>The class that has all the members; of several the one that is named after a value, such as <c>type: "Docker"</c>.</summary>
    private static string? ClassFor(string shape, PropertyMap members)
        => Choices(shape)
            .Where(choice => CSharpShapes.Shared.Types.TryGetValue(choice, out var known) && members.Keys.All(known.ContainsKey))
            .OrderByDescending(choice => members.Values.OfType<PropertyValue.Text>()
                .Any(text => text.Value.Length > 0 && choice[(choice.LastIndexOf('.') + 1)..].StartsWith(text.Value, StringComparison.Ordinal)))
            .ThenBy(choice => choice.Length)
            .FirstOrDefault();

    private static string[] Choices(string shape) => shape.Trim('(', ')').Split('|');

    /// <summary>The C# name of an input.</summary>
    internal static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
