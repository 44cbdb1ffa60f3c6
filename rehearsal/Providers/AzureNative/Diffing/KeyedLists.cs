using System.Collections.Frozen;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Diffing;

/// <summary>
/// Lists of objects whose items Microsoft's specification tells apart by properties of theirs (<c>x-ms-identifiers</c>) instead of by their position.
/// These are the ones that are known among the lists that the program sends; not every type of the catalogue was read.
/// </summary>
internal static class KeyedLists
{
    private static readonly FrozenDictionary<(string ArmType, string Path), string> Identifiers = new Dictionary<(string, string), string>
    {
        [("Microsoft.KeyVault/vaults", "properties.networkAcls.virtualNetworkRules")] = "id",
        [("Microsoft.Network/privateDnsZones/{recordType}", "aRecords")] = "ipv4Address",
        [("Microsoft.Network/privateDnsZones/{recordType}", "aaaaRecords")] = "ipv6Address",
    }.ToFrozenDictionary();

    /// <summary>The property that tells the items of a list apart; null where their position does.</summary>
    internal static string? IdentifierOf(string armType, string path) => Identifiers.GetValueOrDefault((armType, path));

    /// <summary>What tells an item apart.</summary>
    internal static PropertyValue? Identify(PropertyValue item, string identifier)
        => item.Plain is PropertyValue.Map map ? map.Members.GetValueOrDefault(identifier)?.Plain : null;
}
