using System.Collections.Frozen;
using GeoRegistry.Azure;

namespace Rehearsal.Azure.Setup;

/// <summary>
/// The regions of the simulated Azure: those of the public cloud that Microsoft lists, and Jio India. Canary, staging and
/// new regions must be added (<see cref="SimulatedAzureOptions.AdditionalRegions"/>), since Azure has them only for some subscriptions.
/// </summary>
internal static class SimulatedRegions
{
    /// <summary>Display names by name, such as <c>West Europe</c> by <c>westeurope</c>.</summary>
    internal static FrozenDictionary<string, string> DisplayNames { get; } = Regions.All
        .Where(region => region.Cloud == Cloud.All[0])
        .ToFrozenDictionary(region => region.Name, region => region.DisplayName);

    /// <summary>The same with further regions.</summary>
    /// <param name="additional">Their names, in either form.</param>
    internal static FrozenDictionary<string, string> With(IEnumerable<string> additional)
        => additional.DistinctBy(Normalize).Where(name => !DisplayNames.ContainsKey(Normalize(name)))
            .Select(name => KeyValuePair.Create(Normalize(name), name))
            .Concat(DisplayNames)
            .ToFrozenDictionary();

    /// <summary>The name of a region for any of its spellings: <c>West Europe</c> is <c>westeurope</c>.</summary>
    internal static string Normalize(string location) => Regions.Normalize(location);

    /// <summary>Whether two spellings mean the same region.</summary>
    internal static bool AreSame(string? left, string? right) => left is not null && right is not null && Normalize(left) == Normalize(right);
}
