namespace GeoRegistry.Monitoring;

/// <summary>How severe Azure takes an alert to be: 0 is critical, 4 is only worth a note.</summary>
internal static class AlertSeverity
{
    /// <summary>Something fails for those who use the registry.</summary>
    internal const int Error = 1;

    /// <summary>Something will fail if nothing is done.</summary>
    internal const int Warning = 2;
}
