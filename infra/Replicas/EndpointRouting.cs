using GeoRegistry.Configuration;

namespace GeoRegistry.Replicas;

/// <summary>
/// Whether the global endpoint sends clients to a region. Azure's resource says <c>regionEndpointEnabled</c>; the Azure CLI and azurerm call it the
/// routing of the global endpoint, since that name is taken for <c>regionalEndpoints</c>. Settings may have either.
/// </summary>
internal static class EndpointRouting
{
    /// <summary>Reads it where only one of the two keys may be given; true where neither is.</summary>
    /// <param name="map">The map with the keys.</param>
    /// <param name="key">The key that is named after Azure's property.</param>
    /// <param name="other">The key of the same meaning.</param>
    internal static bool AsRouting(this ConfigMap map, string key, string other)
    {
        var (first, second) = (map.Optional(key), map.Optional(other));
        if (first is not null)
            second?.Report($"is another spelling of {key}, which is given too", "keep one of the two");
        return (first ?? second)?.AsBoolean() ?? true;
    }
}
