using System.Collections.Immutable;

namespace GeoRegistry.Azure;

/// <summary>The regions that a stack can name: those of the catalogue, and those that its configuration adds to it.</summary>
/// <param name="additional">The regions that the configuration adds.</param>
public sealed class RegionCatalogue(ImmutableArray<Region> additional)
{
    /// <summary>The catalogue alone.</summary>
    public static RegionCatalogue Default { get; } = new([]);

    /// <summary>Every region.</summary>
    public IEnumerable<Region> All => Regions.All.Concat(additional);

    /// <summary>Finds a region by either of its names; letter case and spaces do not matter.</summary>
    /// <returns>The region, or null when there is none of this name.</returns>
    public Region? Find(string name) => Regions.Find(name) ?? additional.FirstOrDefault(region => region.Name == Regions.Normalize(name));

    /// <summary>Whether a region is in a cloud. Of one that the configuration adds nobody knows better than the configuration.</summary>
    internal bool IsIn(Region region, Cloud cloud) => additional.Contains(region) || region.Cloud == cloud;
}
