using System.Collections.Frozen;

namespace Rehearsal.Providers.AzureNative.Diffing;

/// <summary>What Azure cannot change once a resource exists, so that a change means a replacement.</summary>
/// <remarks>
/// The ids' parts and <c>location</c> are such in every resource and not listed. The types do not tell the others (they have no mark for
/// "create only"), so each is given here with where it is said.
/// </remarks>
internal static class ImmutableProperties
{
    private const string Location = "location";

    private static readonly FrozenDictionary<string, string[]> ByType = new Dictionary<string, string[]>
    {
        // A customer-managed key can be chosen at creation only and not be taken back; zone redundancy stays as created (registry documentation).
        ["Microsoft.ContainerRegistry/registries"] = ["encryption.status", "zoneRedundancy"],
        // ReplicationUpdateParameters has tags and regionEndpointEnabled only.
        ["Microsoft.ContainerRegistry/registries/replications"] = ["zoneRedundancy"],
        // CacheRuleUpdateParameters has credentialSetResourceId only.
        ["Microsoft.ContainerRegistry/registries/cacheRules"] = ["sourceRepository", "targetRepository"],
        // CredentialSetUpdateParameters has identity and authCredentials only.
        ["Microsoft.ContainerRegistry/registries/credentialSets"] = ["loginServer"],
        // AgentPoolUpdateParameters has tags and count only.
        ["Microsoft.ContainerRegistry/registries/agentPools"] = ["os", "tier", "virtualNetworkSubnetResourceId"],
        // RoleAssignmentUpdateNotPermitted: principal and role cannot be updated (role-based access control documentation).
        ["Microsoft.Authorization/roleAssignments"] = ["principalId", "principalType", "roleDefinitionId", "delegatedManagedIdentityResourceId"],
        // azure-native's own list (subnet, pulumi-azure-native #3883); the connection's target and interface name as in azurerm's resource.
        ["Microsoft.Network/privateEndpoints"] =
        [
            "subnet", "customNetworkInterfaceName",
            "privateLinkServiceConnections[].privateLinkServiceId", "privateLinkServiceConnections[].groupIds",
            "manualPrivateLinkServiceConnections[].privateLinkServiceId", "manualPrivateLinkServiceConnections[].groupIds",
        ],
        // azurerm's resource: virtual_network_id forces a new link.
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = ["virtualNetwork"],
        // A PUT for an existing key changes nothing: "If it already exists, then the existing key is returned" (Keys - Create If Not Exist).
        ["Microsoft.KeyVault/vaults/keys"] = ["properties.kty", "properties.keySize", "properties.curveName"],
        // azurerm's resources: source and topic type, and the delivery schema, force new ones.
        ["Microsoft.EventGrid/systemTopics"] = ["source", "topicType"],
        ["Microsoft.EventGrid/systemTopics/eventSubscriptions"] = ["eventDeliverySchema"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the property at a path, written without list positions (<c>rules[].value</c>), cannot be changed.</summary>
    internal static bool Contains(string armType, string path)
        => path == Location || ByType.GetValueOrDefault(armType, []).Any(immutable => IsAtOrBelow(path, immutable));

    private static bool IsAtOrBelow(string path, string ancestor)
        => path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] is '.' or '[');
}
