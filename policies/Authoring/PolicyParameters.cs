using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GeoRegistry.Policies.Authoring;

/// <summary>The rules' parameters from the configuration (<c>geo-registry:policies.parameters</c>), checked.</summary>
public sealed record PolicyParameters
{
    /// <summary>
    /// The geographies that data may be in (<c>allowedGeographies</c>), as Azure names them, such as <c>Europe</c>, or groups of them, such as <c>EU</c>.
    /// Default empty: anywhere.
    /// </summary>
    public ImmutableArray<string> AllowedGeographies { get; init; } = [];

    /// <summary>The most that the stack may cost in a month of 730 hours, in US dollars (<c>monthlyBudget</c>). Default null: any sum.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>The tags that every resource needs which can have tags (<c>requiredTags</c>). Default empty.</summary>
    public ImmutableArray<string> RequiredTags { get; init; } = [];

    /// <summary>A regular expression of .NET that the whole name of every registry has to match (<c>namePattern</c>). Default null: any name.</summary>
    public Regex? NamePattern { get; init; }
}
