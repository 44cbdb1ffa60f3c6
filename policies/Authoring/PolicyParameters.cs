using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Authoring;

/// <summary>What the configuration gives to rules (<c>geo-registry:policies.parameters</c>), checked.</summary>
public sealed record PolicyParameters
{
    /// <summary>
    /// The geographies that data may be in, as Azure names them, such as <c>Europe</c>, and groups of them
    /// (<see cref="Geographies.Groups"/>) (<c>allowedGeographies</c>). Default none given:
    /// anywhere.
    /// </summary>
    public ImmutableArray<string> AllowedGeographies { get; init; } = [];

    /// <summary>The most that the stack may cost in a month of 730 hours, in US dollars (<c>monthlyBudget</c>). Default null: any sum.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>The tags that every resource which can have tags needs (<c>requiredTags</c>). Default none.</summary>
    public ImmutableArray<string> RequiredTags { get; init; } = [];

    /// <summary>What the whole name of every registry has to match (<c>namePattern</c>), a regular expression of .NET. Default null: any name.</summary>
    public Regex? NamePattern { get; init; }
}
