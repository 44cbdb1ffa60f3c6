using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>Azure supports soft delete in registries of one region only, and neither with retention nor with cache rules.</summary>
internal static class SoftDelete
{
    internal static void Check(ConfigNode registry)
    {
        var policies = registry["policies"];
        if (!policies.Keys.Contains("softDelete"))
            return;
        var others = new[] { registry["replicas"], registry["cacheRules"] }
            .Where(list => list.Items.Any())
            .Concat(policies.Keys.Contains("retention") ? [policies["retention"]] : [])
            .Select(other => other.Path)
            .ToArray();
        if (others is not [])
            policies["softDelete"].Report($"must be left out beside {string.Join(" and ", others)}: Azure does not support the two together", "remove the key");
    }
}
