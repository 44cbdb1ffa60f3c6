using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace GeoRegistry.Azure;

/// <summary>
/// The catalogue of Azure's regions, read once from <c>regions.csv</c>. The file holds what Microsoft's lists of regions say of
/// each: names, geography, paired region, availability zones, coordinates, and whether access has to be asked for. A region is added by adding a row.
/// Sources: https://learn.microsoft.com/azure/reliability/regions-list for the public cloud, https://learn.microsoft.com/azure/china/overview-regions,
/// and for US Government the pairs of https://learn.microsoft.com/azure/reliability/cross-region-replication-azure and the zones of
/// https://learn.microsoft.com/azure/reliability/reliability-container-registry. Jio India, which the list leaves out, is as Azure Resource Manager
/// lists its locations (Azure/terraform-azurerm-avm-utl-regions).
/// </summary>
public static class Regions
{
    /// <summary>Every region, in the order of the file: by name.</summary>
    public static ImmutableArray<Region> All { get; } = Load();

    private static readonly FrozenDictionary<string, Region> ByName = All.ToFrozenDictionary(region => region.Name);

    /// <summary>Finds a region by either of its names; letter case and spaces do not matter: <c>West Europe</c> is <c>westeurope</c>.</summary>
    /// <returns>The region, or null when Azure has none of this name.</returns>
    public static Region? Find(string name) => ByName.GetValueOrDefault(Normalize(name));

    /// <summary>Brings a region's name into the form that Azure Resource Manager uses: lower case, without spaces.</summary>
    public static string Normalize(string name) => name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static ImmutableArray<Region> Load()
    {
        using var stream = typeof(Regions).Assembly.GetManifestResourceStream("regions.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse)];
    }

    private static Region Parse(string row) => row.Split(',') switch
    {
        [var name, var displayName, var geography, var pairedRegion, var zones, var latitude, var longitude, var restricted] => new Region(
            name, displayName, geography, pairedRegion is "" ? null : pairedRegion, bool.Parse(zones), Degrees(latitude), Degrees(longitude))
        {
            IsRestricted = bool.Parse(restricted),
        },
        _ => throw new FormatException($"regions.csv: the row '{row}' does not have eight columns."),
    };

    private static double? Degrees(string text) => text is "" ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
