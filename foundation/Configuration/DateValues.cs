using System.Globalization;

namespace GeoRegistry.Configuration;

/// <summary>Reads days.</summary>
internal static class DateValues
{
    /// <summary>A day that is not too far ahead; null, reported, when it is something else.</summary>
    /// <param name="node">What stands at the key.</param>
    /// <param name="today">The day it is; null when it does not matter.</param>
    /// <param name="longest">How many days ahead it may be at most.</param>
    internal static DateOnly? AsDayWithin(this ConfigNode node, DateOnly? today, int longest)
    {
        var day = node.AsDay();
        if (today?.AddDays(longest) is { } last && day > last)
            node.Report($"must be no later than {last.ToString("O", CultureInfo.InvariantCulture)}");
        return day;
    }

    /// <summary>A day; null, reported, when it is something else.</summary>
    internal static DateOnly? AsDay(this ConfigNode node)
    {
        if (node.Text is { } text && YamlTime.Day(text) is { } day)
            return day;
        node.ReportKind("must be a day, written YYYY-MM-DD, in quotes");
        return null;
    }
}
