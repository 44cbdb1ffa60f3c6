using System.Globalization;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>Durations as Go writes them, such as <c>1h30m0s</c> or <c>1.5s</c>.</summary>
internal static partial class GoDuration
{
    /// <returns>Null for an empty text.</returns>
    /// <exception cref="RehearsalException">The text is no duration.</exception>
    internal static TimeSpan? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var parts = Part().Matches(text);
        if (parts.Sum(part => part.Length) != text.Length)
            throw new RehearsalException($"the timeout '{text}' is not a duration; one looks like 10m or 1h30m0s");
        var seconds = parts.Sum(part => double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Seconds(part.Groups[2].Value));
        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
    }

    private static double Seconds(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "ms" => 1e-3,
        "us" or "µs" => 1e-6,
        "ns" => 1e-9,
        _ => 1,
    };

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)(h|ms|m|us|µs|ns|s)")]
    private static partial Regex Part();
}
