using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;
using GeoRegistry.PrivateAccess;

namespace GeoRegistry.Stacks;

/// <summary>
/// Networks, endpoints and zones may share a resource group that is declared here, with each other and across registries. It is declared
/// once, so all who have it declared agree on its region.
/// </summary>
internal static class FurtherResourceGroups
{
    /// <param name="registries">The list of all registries.</param>
    /// <param name="declared">What they declare of networks.</param>
    internal static void Check(ConfigNode registries, DeclaredNetworks declared)
    {
        var owners = registries.Items.Where(registry => registry["resourceGroup"].Text is not null).ToLookup(
            registry => registry["resourceGroup"].Text!, ResourceGroupNames.Comparer);
        var regions = new Dictionary<string, (ConfigNode Place, Region Region)>(ResourceGroupNames.Comparer);
        foreach (var (place, region) in registries.Items.SelectMany(registry => Declared(registry, declared)))
        {
            var name = place["resourceGroup"].Text!;
            if (owners[name].FirstOrDefault() is { } owner)
            {
                place["existingResourceGroup"].Report($"must be left out: {name} is the resource group of {owner.Path}, which says whether it exists", "remove the key");
            }
            else if (!regions.TryAdd(name, (place, region)) && regions[name].Region != region)
            {
                place["resourceGroup"].Report(
                    $"must be another resource group than that of {regions[name].Place.Path}, which is created in {regions[name].Region.Name}; this would be in {region.Name}",
                    "another resource group, or create this one beforehand and remove existingResourceGroup");
            }
        }
    }

    private static IEnumerable<(ConfigNode Place, Region Region)> Declared(ConfigNode registry, DeclaredNetworks declared)
    {
        var context = RegistryContext.Of(registry, declared);
        var privateAccess = registry["privateAccess"];
        var places = privateAccess["networks"].Items.Select(network => (network, Region(network)))
            .Concat(privateAccess["endpoints"].Items.Select(
                endpoint => (endpoint, Region(endpoint) ?? declared.FindSubnet(endpoint["subnet"].Text, registry)?.Network.Region)))
            .Concat(privateAccess["dns"]["zones"].Items.Select(zone => (zone, (Region?)null)));
        foreach (var (place, given) in places)
        {
            if (place["existingResourceGroup"].Flag is false && place["resourceGroup"].Text is not null && (given ?? context.HomeRegion) is { } region)
                yield return (place, region);
        }
    }

    private static Region? Region(ConfigNode place) => place["region"].FindRegion();
}
