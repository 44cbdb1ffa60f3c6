using NCrontab;

namespace GeoRegistry.Configuration;

/// <summary>
/// Reads when a task runs. Azure reads cron expressions with the library NCrontab, as this does, and takes five fields (Microsoft's page "Run an ACR task
/// on a defined schedule").
/// </summary>
internal static class CronValues
{
    private const int LongestPart = 9;

    private static readonly (CrontabFieldKind Kind, string Name, string Values)[] Fields =
    [
        (CrontabFieldKind.Minute, "minute", "0 to 59"),
        (CrontabFieldKind.Hour, "hour", "0 to 23"),
        (CrontabFieldKind.Day, "day of the month", "1 to 31"),
        (CrontabFieldKind.Month, "month", "1 to 12, or Jan to Dec"),
        (CrontabFieldKind.DayOfWeek, "day of the week", "0 (Sunday) to 6, or Sun to Sat"),
    ];

    /// <summary>A cron expression; null, reported with the field that is wrong, when Azure could not read it.</summary>
    internal static string? AsCron(this ConfigNode schedule)
    {
        if (schedule.AsText() is not { } text)
            return null;
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            var withoutSeconds = parts.Length == Fields.Length + 1 ? parts[1..] : [];
            schedule.Report(
                "must be a cron expression of five fields (minute, hour, day, month, day of the week), in UTC, such as 0 2 * * *",
                withoutSeconds is not [] && withoutSeconds.Zip(Fields).All(pair => Find(pair.Second.Kind, pair.First) is not null)
                    ? string.Join(' ', withoutSeconds)
                    : null);
            return null;
        }

        foreach (var (part, field) in parts.Zip(Fields))
        {
            if (Find(field.Kind, part) is null)
            {
                schedule.Report(
                    $"must have {field.Values} as the {field.Name}, where it has {part}: a value, a range 1-3, a list 1,3, * for all, or */2 for every second");
            }
            else if (Backward(field.Kind, part) is var (range, from, to))
            {
                schedule.Report(
                    $"must have ranges from lower to higher: as the {field.Name}, Azure reads {range} as {to}-{from}", $"{to}-{from}, or each value: 5,6,0");
            }
        }

        return text;
    }

    /// <summary>No part is longer than Wednesday; the library cannot read numbers that are too large for a whole number.</summary>
    private static CrontabField? Find(CrontabFieldKind kind, string field)
        => field.Split(',', '-', '/').All(part => part.Length <= LongestPart) ? CrontabField.TryParse(kind, field) : null;

    private static (string Range, string From, string To)? Backward(CrontabFieldKind kind, string field)
    {
        foreach (var range in field.Split(',').Select(part => part.Split('/')[0]))
        {
            if (range.Split('-') is [var from, var to] && CrontabField.Parse(kind, from).GetFirst() > CrontabField.Parse(kind, to).GetFirst())
                return (range, from, to);
        }

        return null;
    }
}
