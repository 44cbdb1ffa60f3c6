using System.Globalization;
using System.Text.RegularExpressions;
using Rpc = PulumiProtocol;

namespace Pulumi;

/// <summary>Durations as the protocol writes them, in the manner of Go: <c>1h30m</c>, <c>600000000000ns</c>.</summary>
internal static partial class ProtocolTime
{
    private static readonly Dictionary<string, decimal> Ticks = new()
    {
        ["ns"] = 0.01m,
        ["us"] = TimeSpan.TicksPerMicrosecond,
        ["µs"] = TimeSpan.TicksPerMicrosecond,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
    };

    public static Rpc.RegisterResourceRequest.Types.CustomTimeouts? Write(CustomTimeouts? timeouts)
        => timeouts is null ? null : new() { Create = Write(timeouts.Create), Update = Write(timeouts.Update), Delete = Write(timeouts.Delete) };

    /// <returns>Null for an empty text.</returns>
    public static TimeSpan? Parse(string text)
        => text.Length == 0
            ? null
            : TimeSpan.FromTicks((long)Parts().Matches(text).Sum(
                part => decimal.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Ticks[part.Groups[2].Value]));

    private static string Write(TimeSpan? time)
        => time is { } given ? $"{((Int128)given.Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture)}ns" : "";

    [GeneratedRegex("([0-9.]+)(ns|us|µs|ms|s|m|h)", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
