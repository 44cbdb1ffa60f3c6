using System.Globalization;

namespace Rehearsal.Wording;

/// <summary>Durations as people say them.</summary>
internal static class DurationText
{
    /// <returns>For example <c>1 hour</c>, <c>5 minutes</c> or <c>2.5 seconds</c>.</returns>
    internal static string Of(TimeSpan duration)
    {
        var (number, unit) = duration.TotalHours >= 1 ? (duration.TotalHours, "hour")
            : duration.TotalMinutes >= 1 ? (duration.TotalMinutes, "minute")
            : (duration.TotalSeconds, "second");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}{(number == 1 ? "" : "s")}");
    }
}
