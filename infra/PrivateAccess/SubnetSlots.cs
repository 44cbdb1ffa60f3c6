using GeoRegistry.Parts;
using GeoRegistry.Records;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// A range of addresses belongs to one subnet of a network. Its first address distinguishes it from all others of the network, also when it gets larger
/// together with another name.
/// </summary>
internal static class SubnetSlots
{
    /// <summary>The slots of all subnets of a registry's networks.</summary>
    internal static IEnumerable<Slot> Of(CommonSettings registry, PrivateAccessSettings settings)
    {
        var all = settings.Networks.SelectMany(network => network.Subnets.Select(subnet => (Network: network, Subnet: subnet))).ToList();
        return all.Select(one =>
        {
            var first = FirstAddress(one.Subnet);
            var isShared = all.Count(other => FirstAddress(other.Subnet) == first) > 1;
            var holder = $"{one.Network.Name}/{one.Subnet.Name}";
            return new Slot(
                isShared ? $"subnet-at-{first}-of-{one.Network.Name.ToLowerInvariant()}" : $"subnet-at-{first}",
                holder,
                recorded => Renaming.Refusal(
                    $"{registry.Name}: the subnet {recorded} cannot become {holder}: Azure renames neither networks nor subnets, a range of addresses belongs "
                        + "to one subnet of a network, and none can be deleted while endpoints or agent pools are in it",
                    recorded,
                    "what is in the subnet has to be removed first and be added again with it, and cannot be reached until then; to avoid that, declare the "
                        + "new subnet or network beside the old one with another range, and move one after another")
                        + InTheStack(registry, one.Network, recorded, holder));
        });
    }

    private static string InTheStack(CommonSettings registry, NetworkSettings network, string recorded, string holder)
        => recorded.StartsWith($"{network.Name}/", StringComparison.OrdinalIgnoreCase)
            ? Renaming.InTheStack(
                registry.Name,
                "azure-native:network:Subnet",
                recorded,
                $"network-{recorded.Replace('/', '-')}",
                $"network-{holder.Replace('/', '-')}")
            : "";

    private static string FirstAddress(SubnetSettings subnet) => subnet.Prefix.Split('/')[0];
}
