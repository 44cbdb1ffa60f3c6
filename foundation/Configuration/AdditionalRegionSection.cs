using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>Reads <c>geo-registry:additionalRegions</c>: regions that the catalogue lacks, such as canary regions and those that are new.</summary>
internal static class AdditionalRegionSection
{
    internal const string Key = "additionalRegions";

    /// <summary>The longest name of a region with which a webhook can still have a name of ten characters.</summary>
    private const int MaximumLength = 40;

    /// <param name="regions">The value of the key, which can be left out.</param>
    internal static ImmutableArray<Region> Read(ConfigNode regions)
    {
        if (!regions.IsGiven)
            return [];
        var read = regions.AsList("regions", "remove the key", ReadRegion);
        var seen = new Dictionary<string, ConfigNode>();
        foreach (var name in regions.Items.Select(region => region["name"]))
        {
            if (name.Text is { } text && !seen.TryAdd(Regions.Normalize(text), name))
                name.Report($"must be in the list once; {seen[Regions.Normalize(text)].Path} is the same region", "remove one of the two entries");
        }

        foreach (var pair in regions.Items.Select(region => region["pair"]))
        {
            if (pair.Text is { } text && Regions.Find(text) is null && !seen.ContainsKey(Regions.Normalize(text)))
                pair.Report(
                    "must be a region of the catalogue, or one of this list", Nearest.To(Regions.Normalize(text), Regions.All.Select(region => region.Name)));
        }

        return read;
    }

    private static Region? ReadRegion(ConfigNode node) => node.AsMap(map =>
    {
        var name = map.Required("name")?.AsText();
        var displayName = map.Optional("displayName")?.AsText();
        var geography = map.Optional("geography")?.AsText();
        var pair = map.Optional("pair")?.AsText();
        var hasZones = map.Optional("availabilityZones")?.AsBoolean() ?? false;
        if (name is null)
            return null;
        var normalized = Regions.Normalize(name);
        if (Regions.Find(name) is not null)
            node["name"].Report("must be a region that the catalogue lacks; it has this one", "remove the entry");
        else if (normalized.Length is < RegistryNames.MinimumLength or > MaximumLength || !normalized.All(char.IsAsciiLetterOrDigit))
            node["name"].Report(
                $"must be {RegistryNames.MinimumLength} to {MaximumLength} letters and digits, as Azure Resource Manager calls the region",
                "az account list-locations shows the names");
        return new Region(normalized, displayName ?? name, geography, pair is null ? null : Regions.Normalize(pair), hasZones, Latitude: null, Longitude: null);
    });
}
