using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoRegistry.Configuration;

/// <summary>
/// A time in the configuration. YAML reads a day or a time without quotes as one, and the pulumi CLI hands it over as Go writes it, such as
/// <c>2027-06-30 00:00:00 +0000 UTC</c> (<c>Time.String</c> of Go's package time).
/// </summary>
internal static partial class YamlTime
{
    /// <summary>Whether the CLI made a text of what was written as a time.</summary>
    internal static bool Is(string text) => Times().IsMatch(text);

    /// <summary>The day that a text is, or at whose beginning the time is; null when it is something else.</summary>
    internal static DateOnly? Day(string text)
        => Days().Match(text) is { Success: true } match
            && DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)? [-+][0-9]{4} \S+$")]
    private static partial Regex Times();

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(T00:00:00Z| 00:00:00 [-+][0-9]{4} \S+)?$")]
    private static partial Regex Days();
}
