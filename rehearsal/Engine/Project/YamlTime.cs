using System.Globalization;
using System.Text.RegularExpressions;

namespace Rehearsal.Engine.Project;

/// <summary>
/// A scalar of a stack's file that the pulumi CLI takes for a time. Sources: gopkg.in/yaml.v3 (<c>parseTimestamp</c>) for its form,
/// <c>Time.String</c> of Go's package time for the result.
/// </summary>
internal static partial class YamlTime
{
    private const string Date = "(?<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})";
    private const string Time = @"(?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(?<fraction>\.[0-9]{1,9})?";

    /// <summary>The time as a program gets it, such as <c>2027-06-30 00:00:00 +0000 UTC</c>; null when the text is none.</summary>
    internal static string? Read(string text)
    {
        if (Forms().Match(text) is not { Success: true } match)
            return null;
        var (date, time) = (match.Groups["date"].Value, match.Groups["time"] is { Success: true } written ? written.Value : "0:0:0");
        if (!DateOnly.TryParseExact(date, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(time, "H:m:s", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return null;
        }
        var fraction = match.Groups["fraction"].Value.TrimEnd('0').TrimEnd('.');
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {clock:HH:mm:ss}{fraction} {Zone(match.Groups["offset"].Value)}");
    }

    /// <summary>A zone that is given by its offset has no name but the offset.</summary>
    private static string Zone(string offset) => offset switch
    {
        "" or "Z" or "+00:00" or "-00:00" => "+0000 UTC",
        _ => string.Join(' ', Enumerable.Repeat(offset.Replace(":", "", StringComparison.Ordinal), 2)),
    };

    /// <summary>With a <c>T</c> the offset is needed; with a space there is none.</summary>
    [GeneratedRegex($"^{Date}([Tt]{Time}(?<offset>Z|[-+][0-9]{{2}}:[0-9]{{2}})| {Time})?$")]
    private static partial Regex Forms();
}
