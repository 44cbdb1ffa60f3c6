namespace GeoRegistry.Monitoring;

/// <summary>When used storage raises an alert. Every region holds all images, so each is measured alone.</summary>
/// <param name="Percent">The share of the limit that must not be exceeded (<c>percent</c>): 1 to 100. Default 80.</param>
/// <param name="LimitGiB">
/// The limit in GiB (<c>limitGiB</c>): 1 to 102,400, the most that a Premium registry holds. Default 500: what its price includes.
/// </param>
public sealed record StorageAlertSettings(int Percent, int LimitGiB)
{
    /// <summary>The default share of the limit.</summary>
    public const int DefaultPercent = 80;

    /// <summary>The storage that the price of a Premium registry includes, in GiB.</summary>
    public const int IncludedGiB = 500;

    /// <summary>The most that a Premium registry holds, 100 TiB, in GiB.</summary>
    public const int MaximumGiB = 102_400;

    /// <summary>The number of bytes that raises the alert.</summary>
    public double Bytes => (double)LimitGiB * 1024 * 1024 * 1024 * Percent / 100;
}
