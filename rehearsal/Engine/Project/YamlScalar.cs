using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>
/// A scalar of a stack's file as the pulumi CLI reads it. Source: gopkg.in/yaml.v3, which it reads the file with (<c>resolve.go</c>), and
/// github.com/pulumi/pulumi, sdk/go/common/resource/config/object.go.
/// </summary>
/// <param name="Text">What a program gets for a value that is this scalar alone: numbers and times in Go's notation, nothing for null.</param>
/// <param name="Kind">What the scalar is.</param>
internal readonly partial record struct YamlScalar(string Text, YamlScalarKind Kind)
{
    private const string Tags = "tag:yaml.org,2002:";

    /// <summary>The scalar inside a structured value.</summary>
    internal JsonNode? Json => Kind switch
    {
        YamlScalarKind.Null => null,
        YamlScalarKind.Text or YamlScalarKind.Time => JsonValue.Create(Text),
        _ => JsonNode.Parse(Text),
    };

    /// <summary>Reads a scalar.</summary>
    /// <exception cref="FormatException">It is not of the type of its tag, or it is a number that JSON does not have.</exception>
    internal static YamlScalar Read(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        // "!" alone says that the scalar is text; so do quotes and blocks where no tag says otherwise.
        var tag = node.Tag is { IsEmpty: false, IsNonSpecific: false } given ? given.Value : null;
        if (tag is null && (node.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || node.Tag.IsNonSpecific))
            return new(text, YamlScalarKind.Text);
        return tag switch
        {
            null => Resolve(text, times: true),
            $"{Tags}str" => new(text, YamlScalarKind.Text),
            $"{Tags}binary" => new(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text)), YamlScalarKind.Text),
            $"{Tags}null" => Expect(Resolve(text, times: false), text, "null", YamlScalarKind.Null),
            $"{Tags}bool" => Expect(Resolve(text, times: false), text, "bool", YamlScalarKind.Boolean),
            $"{Tags}int" => Expect(Resolve(text, times: false), text, "int", YamlScalarKind.Integer),
            $"{Tags}float" => Expect(Resolve(text, times: false), text, "float", YamlScalarKind.Integer, YamlScalarKind.Float),
            $"{Tags}timestamp" => Expect(Resolve(text, times: true), text, "timestamp", YamlScalarKind.Time),
            _ => new(text, YamlScalarKind.Text),
        };
    }

    private static YamlScalar Expect(YamlScalar scalar, string text, string type, params ReadOnlySpan<YamlScalarKind> kinds)
        => kinds.Contains(scalar.Kind) ? scalar : throw new FormatException($"'{text}' is no !!{type}");

    private static YamlScalar Resolve(string text, bool times) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new("", YamlScalarKind.Null),
        "true" or "True" or "TRUE" => new("true", YamlScalarKind.Boolean),
        "false" or "False" or "FALSE" => new("false", YamlScalarKind.Boolean),
        _ when NotJson().IsMatch(text) => throw new FormatException($"'{text}' is a number that configuration cannot have; write it in quotes if it is text"),
        _ when times && YamlTime.Read(text) is { } time => new(time, YamlScalarKind.Time),
        _ => Number(text) ?? new(text, YamlScalarKind.Text),
    };

    private static YamlScalar? Number(string text)
    {
        var digits = text is ['+' or '-' or (>= '0' and <= '9'), ..] ? text.Replace("_", "", StringComparison.Ordinal) : text;
        if (Integers().Match(digits) is { Success: true } integer && Integer(integer) is { } whole)
            return new(whole, YamlScalarKind.Integer);
        return Floats().IsMatch(digits) && double.Parse(digits, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? new(GoText(number), YamlScalarKind.Float)
            : null;
    }

    /// <summary>The whole number; null when it has more than 64 bits. One that fits only without a sign loses its last digits.</summary>
    private static string? Integer(Match match)
    {
        var radix = match.Groups["radix"].Value switch { "0x" or "0X" => 16, "0b" or "0B" => 2, "0o" or "0O" or "0" => 8, _ => 10 };
        Int128 value = 0;
        foreach (var digit in match.Groups["digits"].Value)
        {
            var next = Convert.ToInt32(digit.ToString(), 16);
            value = (value * radix) + next;
            if (next >= radix || value > ulong.MaxValue)
                return null;
        }
        value = match.Groups["sign"].Value is "-" ? -value : value;
        return value < long.MinValue ? null
            : value > long.MaxValue ? GoText((double)value)
            : value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A number as Go's <c>encoding/json</c> writes it.</summary>
    private static string GoText(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(number) is 0 or (>= 1e-6 and < 1e21)
            ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : LeadingZeroOfExponent().Replace(text, "e-").Replace('E', 'e');
    }

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")]
    private static partial Regex NotJson();

    [GeneratedRegex("^(?<sign>[-+]?)(?<radix>0[xXbBoO]|0(?=[0-9])|)(?<digits>[0-9a-fA-F]+)$")]
    private static partial Regex Integers();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Floats();

    [GeneratedRegex("E-0")]
    private static partial Regex LeadingZeroOfExponent();
}

/// <summary>What a YAML scalar is.</summary>
internal enum YamlScalarKind { Null, Boolean, Integer, Float, Time, Text }
