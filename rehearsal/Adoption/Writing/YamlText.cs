using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Project;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Adoption.Writing;

/// <summary>
/// Writes text in YAML so that every parser reads it as that text. Only text that begins with a letter, a slash or an underscore, and is no other
/// type in Pulumi or YAML 1.1 (<c>yes</c> and <c>off</c> are booleans there), is written without quotes; the rest as JSON, a subset of YAML 1.2.
/// </summary>
internal static partial class YamlText
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static SettingsScalar Of(string text)
        => new(IsPlain(text) ? text : JsonSerializer.Serialize(text, Json))
        {
            Block = Lines().IsMatch(text) ? [.. text.TrimEnd('\n').Split('\n')] : null,
        };

    private static bool IsPlain(string text)
        => Plain().IsMatch(text) && !Words().IsMatch(text) && YamlScalar.Read(new YamlScalarNode(text)).Kind is YamlScalarKind.Text;

    /// <summary>A colon is allowed only inside of a word, and a space only between words.</summary>
    [GeneratedRegex(@"\A[A-Za-z_/](?:[A-Za-z0-9_./@+()=&;-]|:(?=[A-Za-z0-9_./])| (?=[A-Za-z0-9_./@+()]))*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:y|yes|n|no|on|off|true|false|null)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    /// <summary>Several lines of printable text with one line break at the end, of which the first begins without a space.</summary>
    [GeneratedRegex(@"\A[!-~][ -~]*\n(?:[ -~]*\n)*(?<=[!-~]\n)\z")]
    private static partial Regex Lines();
}
