using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Project;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Adoption.Writing;

/// <summary>
/// Writes text in YAML so that every reader takes it for that text. Without quotes is only what begins with a letter, a slash or an underscore and is nothing
/// else to Pulumi or to YAML 1.1, where <c>yes</c> and <c>off</c> are booleans; double quotes hold what JSON writes, which YAML 1.2 includes.
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

    /// <summary>A colon may stand only where a word goes on behind it, and a space only between words.</summary>
    [GeneratedRegex(@"\A[A-Za-z_/](?:[A-Za-z0-9_./@+()=&;-]|:(?=[A-Za-z0-9_./])| (?=[A-Za-z0-9_./@+()]))*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:y|yes|n|no|on|off|true|false|null)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    /// <summary>Several lines of printable text with one line break at the end, of which the first begins without a space.</summary>
    [GeneratedRegex(@"\A[!-~][ -~]*\n(?:[ -~]*\n)*(?<=[!-~]\n)\z")]
    private static partial Regex Lines();
}
