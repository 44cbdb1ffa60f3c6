using System.Collections.Immutable;

namespace GeoRegistry.Azure;

/// <summary>Geographies, and groups of them that data may have to stay in.</summary>
public static class Geographies
{
    /// <summary>
    /// The geographies of Microsoft's EU Data Boundary: the countries of the European Union and of EFTA that have regions; <c>Europe</c> is Ireland and
    /// the Netherlands. Source: https://learn.microsoft.com/privacy/eudb/eu-data-boundary-learn.
    /// </summary>
    public const string EuropeanUnion = "EU";

    /// <summary>The geographies of each group, by the group's name.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Groups { get; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
        EuropeanUnion,
        ["Austria", "Belgium", "Denmark", "Europe", "France", "Germany", "Italy", "Norway", "Poland", "Spain", "Sweden", "Switzerland"]);

    /// <summary>Whether a geography is one that is named, or in a group that is.</summary>
    /// <param name="named">A geography or a group.</param>
    /// <param name="geography">The geography.</param>
    public static bool Includes(string named, string geography)
        => StringComparer.OrdinalIgnoreCase.Equals(named, geography)
            || (Groups.TryGetValue(named, out var group) && group.Contains(geography, StringComparer.OrdinalIgnoreCase));
}
