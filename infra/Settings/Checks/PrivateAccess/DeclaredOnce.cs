using GeoRegistry.Azure;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks.PrivateAccess;

/// <summary>Networks and zones of all registries are declared side by side, so no two may be the same resource in Azure.</summary>
internal static class DeclaredOnce
{
    internal static void Check(ConfigNode registries)
    {
        var networks = new Dictionary<string, ConfigNode>(ResourceIds.Comparer);
        var zones = new Dictionary<string, ConfigNode>(ResourceIds.Comparer);
        foreach (var registry in registries.Items)
        {
            var privateAccess = registry["privateAccess"];
            foreach (var network in privateAccess["networks"].Items.DistinctBy(network => network["name"].Text, ResourceIds.Comparer))
            {
                if (network["name"].Text is { } name && !networks.TryAdd($"{Group(network, registry)}/{name}", network))
                    network["name"].Report($"must be another network than {networks[$"{Group(network, registry)}/{name}"].Path}: both are in the resource group {Group(network, registry)}");
            }

            foreach (var group in ZoneGroups(privateAccess, registry).Distinct(ResourceIds.Comparer))
            {
                if (!zones.TryAdd(group, registry))
                {
                    privateAccess["dns"].Report(
                        $"must have its zone in another resource group than {zones[group].Path}: zones for registries all have one name, and {group} would hold two",
                        "declare it in another resource group, or give both the id of a zone that exists");
                }
            }
        }
    }

    private static IEnumerable<string> ZoneGroups(ConfigNode privateAccess, ConfigNode registry)
    {
        var dns = privateAccess["dns"];
        if (dns["managedElsewhere"].Flag is true)
            return [];
        return dns["zones"].IsGiven
            ? dns["zones"].Items.Where(zone => !zone["id"].IsGiven).Select(zone => Group(zone, registry))
            : privateAccess["endpoints"].Items.Take(1).Select(_ => Group(privateAccess, registry));
    }

    private static string Group(ConfigNode part, ConfigNode registry) => part["resourceGroup"].Text ?? registry["resourceGroup"].Text ?? "";
}
