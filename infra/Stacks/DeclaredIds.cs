using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.PrivateAccess;

namespace GeoRegistry.Stacks;

/// <summary>Something that a registry declares and that others can refer to by its id.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Group">Its resource group.</param>
/// <param name="Path">As for <see cref="ResourceIds.InGroup"/>.</param>
internal sealed record DeclaredIds(ConfigNode Registry, string Group, string Path)
{
    private const int SegmentsBeforePath = 6;

    /// <summary>All that a registry declares of that kind.</summary>
    internal static IEnumerable<DeclaredIds> Of(ConfigNode registry)
    {
        var privateAccess = registry["privateAccess"];
        return Named(privateAccess["networks"], "Microsoft.Network/virtualNetworks")
            .Concat(Named(registry["workspaces"], "Microsoft.OperationalInsights/workspaces"))
            .Concat(Named(registry["actionGroups"], "Microsoft.Insights/actionGroups"))
            .Concat(Named(registry["identity"]["userAssigned"], "Microsoft.ManagedIdentity/userAssignedIdentities"))
            .Concat(registry["encryption"]["vault"] is var vault && vault["name"].Text is { } name && vault["uniqueSuffix"].Flag is not true
                ? [new(registry, GroupOf(registry), $"Microsoft.KeyVault/vaults/{name}")]
                : [])
            .Concat(from zone in DeclaredNetworks.ZonesOf(registry)
                    where zone.IsDeclared
                    from cloud in Cloud.All
                    select new DeclaredIds(registry, zone.Group, $"Microsoft.Network/privateDnsZones/{cloud.PrivateDnsZone}"));

        IEnumerable<DeclaredIds> Named(ConfigNode list, string type)
            => from entry in list.Items
               where entry["name"].Text is not null && !entry["id"].IsGiven
               select new DeclaredIds(registry, GroupOf(entry), $"{type}/{entry["name"].Text}");

        string GroupOf(ConfigNode entry) => entry["resourceGroup"].Text ?? registry["resourceGroup"].Text ?? "";
    }

    /// <summary>Whether an id is its own, or that of something in it.</summary>
    internal bool Has(string id, DeclaredNetworks networks)
        => networks.IsIdOf(string.Join('/', id.Split('/').Take(SegmentsBeforePath + Path.Split('/').Length)), Group, Path);
}
