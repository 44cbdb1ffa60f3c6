using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Reads <c>parameters</c>.</summary>
internal static class ParameterSection
{
    private const int MostDollars = 10_000_000;

    /// <summary>Names are short; a pattern that takes longer than this would not end.</summary>
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <param name="parameters">The value of the key; null if it is left out.</param>
    internal static PolicyParameters Read(ConfigNode? parameters) => parameters?.AsMap(map => new PolicyParameters
    {
        AllowedGeographies = map.Optional("allowedGeographies")?.AsList("geographies", "remove the key", AsGeography) ?? [],
        MonthlyBudget = map.Optional("monthlyBudget")?.AsInteger(1, MostDollars),
        RequiredTags = map.Optional("requiredTags")?.AsList("names of tags", "remove the key", AsTagName) ?? [],
        NamePattern = map.Optional("namePattern") is { } pattern ? AsPattern(pattern) : null,
    }) ?? new();

    private static string? AsGeography(ConfigNode node)
        => node.AsChoice(
            [.. node.Regions.All.Select(region => region.Geography).OfType<string>().Concat(Geographies.Groups.Keys).Distinct().Order(StringComparer.Ordinal)]);

    private static string? AsTagName(ConfigNode node)
    {
        if (node.AsText() is not { } name)
            return null;
        if (TagLimits.IsValidName(name))
            return name;
        node.Report($"must be 1 to {TagLimits.MaximumNameLength} characters, none of them {TagLimits.ForbiddenInNames}");
        return null;
    }

    private static Regex? AsPattern(ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        try
        {
            return new Regex($"^(?:{text})$", RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (RegexParseException error)
        {
            node.Report($"must be a regular expression, but {char.ToLowerInvariant(error.Message[0])}{error.Message[1..].TrimEnd('.')}");
            return null;
        }
    }
}
