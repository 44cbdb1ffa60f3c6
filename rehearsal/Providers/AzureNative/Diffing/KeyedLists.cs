using System.Collections.Frozen;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Diffing;

/// <summary>
/// Lists of objects whose items Microsoft's specification identifies by properties (<c>x-ms-identifiers</c>) instead of by position.
/// </summary>
/// <remarks>
/// Read in azure-rest-api-specs, in the files of the catalogue's API versions: the registries' (but for tasks' runs), the vaults', those of alerts,
/// action groups and diagnostic settings, of identities, private DNS, role definitions, network security groups and subnets. All other lists in
/// them have no identifiers. Not read: event subscriptions, private endpoints, locks, workspaces and deployments.
/// </remarks>
internal static class KeyedLists
{
    private static readonly FrozenDictionary<(string ArmType, string Path), string[]> Identifiers = new Dictionary<(string, string), string[]>
    {
        [("Microsoft.ContainerRegistry/registries/credentialSets", "authCredentials")] = ["name"],
        [("Microsoft.ContainerRegistry/registries/tokens", "credentials.certificates")] = ["thumbprint"],
        [("Microsoft.KeyVault/vaults", "properties.accessPolicies")] = ["tenantId", "objectId", "permissions"],
        [("Microsoft.KeyVault/vaults", "properties.networkAcls.virtualNetworkRules")] = ["id"],
        [("Microsoft.Network/privateDnsZones/{recordType}", "aRecords")] = ["ipv4Address"],
        [("Microsoft.Network/privateDnsZones/{recordType}", "aaaaRecords")] = ["ipv6Address"],
    }.ToFrozenDictionary();

    /// <summary>The properties that identify the items of a list; null where their position does.</summary>
    internal static string[]? IdentifiersOf(string armType, string path) => Identifiers.GetValueOrDefault((armType, path));

    /// <summary>Whether two items are the same one by these properties.</summary>
    internal static bool AreSame(PropertyValue item, PropertyValue other, string[] identifiers)
        => Array.TrueForAll(identifiers, identifier => Equals(Read(item, identifier), Read(other, identifier)));

    private static PropertyValue? Read(PropertyValue item, string identifier)
        => item.Plain is PropertyValue.Map map ? map.Members.GetValueOrDefault(identifier)?.Plain : null;
}
