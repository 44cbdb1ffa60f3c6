using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.PrivateAccess;

/// <summary>Networks and zones of all registries are declared side by side, so no two may be the same resource in Azure.</summary>
internal static class DeclaredOnce
{
    internal static void Check(ConfigNode registries)
    {
        var networks = new Dictionary<string, ConfigNode>(ResourceIds.Comparer);
        var zones = new Dictionary<string, DeclaredZone>(ResourceIds.Comparer);
        foreach (var registry in registries.Items)
        {
            var privateAccess = registry["privateAccess"];
            foreach (var network in privateAccess["networks"].Items.DistinctBy(network => network["name"].Text, ResourceIds.Comparer))
            {
                if (network["name"].Text is { } name && !networks.TryAdd($"{Group(network, registry)}/{name}", network))
                    network["name"].Report($"must be another network than {networks[$"{Group(network, registry)}/{name}"].Path}: both are in the resource group {Group(network, registry)}");
            }

            foreach (var zone in DeclaredNetworks.ZonesOf(registry).Where(zone => zone.IsDeclared).DistinctBy(zone => zone.Group, ResourceIds.Comparer))
            {
                if (zones.TryAdd(zone.Group, zone))
                    continue;
                var first = zones[zone.Group];
                privateAccess["dns"].Report(
                    $"must have its zone in another resource group than {first.Registry.Path}: zones for registries all have one name, and {zone.Group} would "
                        + "hold two",
                    $"declare it in another resource group, or use the other registry's: dns: {{ zones: [{{ name: shared, zone: {first.FullName} }}] }}");
            }
        }
    }

    private static string Group(ConfigNode part, ConfigNode registry) => part["resourceGroup"].Text ?? registry["resourceGroup"].Text ?? "";
}
