using System.Globalization;
using System.Text.RegularExpressions;

namespace Rehearsal.Engine.Project;

/// <summary>
/// A scalar of a stack's file that the pulumi CLI takes for a time. Sources: gopkg.in/yaml.v3 (<c>parseTimestamp</c>) for what it looks like,
/// <c>Time.String</c> of Go's package time for what becomes of it.
/// </summary>
internal static partial class YamlTime
{
    /// <summary>The time as a program gets it, such as <c>2027-06-30 00:00:00 +0000 UTC</c>; null when the text is none.</summary>
    internal static string? Read(string text)
    {
        if (Forms().Match(text) is not { Success: true } match)
            return null;
        var (date, time, fraction, offset) = (match.Groups["date"].Value, match.Groups["time"].Value, match.Groups["fraction"].Value, match.Groups["offset"].Value);
        if (!DateOnly.TryParseExact(date, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(time.Length > 0 ? time : "0:0:0", "H:m:s", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return null;
        }
        // A zone that is given by its offset has no name but the offset.
        var zone = offset is "" or "Z" or "+00:00" or "-00:00" ? "+0000 UTC" : string.Join(' ', Enumerable.Repeat(offset.Replace(":", "", StringComparison.Ordinal), 2));
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {clock:HH:mm:ss}{fraction.TrimEnd('0').TrimEnd('.')} {zone}");
    }

    /// <summary>With a <c>T</c> the offset is needed; with a space there is none.</summary>
    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})([Tt](?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(?<fraction>\.[0-9]{1,9})?(?<offset>Z|[-+][0-9]{2}:[0-9]{2})| (?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(?<fraction>\.[0-9]{1,9})?)?$")]
    private static partial Regex Forms();
}
