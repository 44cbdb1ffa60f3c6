using System.Collections.Frozen;

namespace GeoRegistry.Azure;

/// <summary>
/// What Azure asks for by time, in US dollars without tax and discounts: the public list prices of its retail price feed
/// (<c>prices.azure.com/api/retail/prices</c>) as published texts cite them, the newest of October 2026. They hold in most regions of the
/// public cloud. Traffic, volume of logs, operations, and storage beyond what a registry includes are not in them.
/// </summary>
public static class Prices
{
    /// <summary>The hours that a month of an estimate has.</summary>
    public const decimal HoursPerMonth = 730;

    /// <summary>A private endpoint, for an hour. Source: Azure's price of Private Link, read in 2026.</summary>
    public const decimal PrivateEndpointPerHour = 0.01m;

    /// <summary>A private DNS zone, for a month: each of the first 25 of a subscription. Source: Azure's price of DNS, read in 2025.</summary>
    public const decimal PrivateZonePerMonth = 0.50m;

    /// <summary>
    /// One virtual CPU of a machine for tasks, for a second, whether or not a task runs on it. Source: meter "Task vCPU Duration", October 2026.
    /// </summary>
    public const decimal TaskCpuPerSecond = 0.0001m;

    private const decimal HoursPerDay = 24;
    private const decimal SecondsPerHour = 3600;

    /// <summary>
    /// A registry for a day by tier, and each further region of a Premium one. Source: meters "Registry Unit", October 2026; for Standard a
    /// third party's table of 2026.
    /// </summary>
    private static readonly FrozenDictionary<string, decimal> RegistryPerDay = new Dictionary<string, decimal>
    {
        ["Basic"] = 0.1666m,
        ["Standard"] = 0.6666m,
        ["Premium"] = 1.6666m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A region of a registry, for a month; null for a tier that Azure does not have.</summary>
    public static decimal? RegistryPerMonth(string tier)
        => RegistryPerDay.TryGetValue(tier, out var perDay) ? perDay * HoursPerMonth / HoursPerDay : null;

    /// <summary>A machine for tasks, for a month; null for a tier that Azure does not have.</summary>
    public static decimal? AgentPerMonth(string tier)
        => AgentPoolLimits.CpusOf(tier) * TaskCpuPerSecond * SecondsPerHour * HoursPerMonth;
}
