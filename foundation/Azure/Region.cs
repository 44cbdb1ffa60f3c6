namespace GeoRegistry.Azure;

/// <summary>A region of Azure.</summary>
/// <param name="Name">The name that Azure Resource Manager uses: lower case, no spaces, such as <c>westeurope</c>.</param>
/// <param name="DisplayName">The name that people read, such as <c>West Europe</c>.</param>
/// <param name="Geography">The data residency boundary that the region belongs to, such as <c>Europe</c>; null where that is not known.</param>
/// <param name="PairedRegion">The name of the region that Azure pairs it with; null where it has none. Pairs are not always mutual.</param>
/// <param name="HasAvailabilityZones">Whether the region has availability zones, so that a replica in it survives the loss of one.</param>
/// <param name="Latitude">Degrees north of the equator; null where Azure does not publish it.</param>
/// <param name="Longitude">Degrees east of Greenwich; null where Azure does not publish it.</param>
public sealed record Region(
    string Name,
    string DisplayName,
    string? Geography,
    string? PairedRegion,
    bool HasAvailabilityZones,
    double? Latitude,
    double? Longitude)
{
    /// <summary>Whether a subscription can use the region only after its owner has asked for access. Default false.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The cloud that it is in.</summary>
    public Cloud Cloud => Cloud.Of(Name);
}
