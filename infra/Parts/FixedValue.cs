using Pulumi;

namespace GeoRegistry.Parts;

/// <summary>Values that are set when a resource is created and are ignored afterwards.</summary>
internal static class FixedValue
{
    /// <summary>Why a change of zone redundancy changes nothing (Microsoft's page "Zone redundancy in Azure Container Registry").</summary>
    internal const string ZoneRedundancyIsLegacy =
        "Azure keeps all replicas zone redundant where the region has zones, whatever this legacy property says, and cannot update it";

    /// <summary>Warns, on the resource, of a value in the settings that is not the one it was created with.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="key">The key in the settings.</param>
    /// <param name="actual">The value that it has; nothing is reported where Azure does not return it.</param>
    /// <param name="asked">The value in the settings.</param>
    /// <param name="reason">Why the value is not changed, and what to do instead.</param>
    internal static void Warn(Resource resource, string key, Output<string> actual, string asked, string reason)
        => actual.Apply(value =>
        {
            if (value is not null && !value.Equals(asked, StringComparison.OrdinalIgnoreCase))
                Log.Warn($"{key}: {asked} is ignored, the value stays {value}: {reason}", resource);
            return value;
        });
}
