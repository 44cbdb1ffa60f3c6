using System.Collections.Frozen;

namespace Rehearsal.Azure.ResourceTypes;

/// <summary>Which behaviour a type has.</summary>
internal static class ResourceBehaviours
{
    private static readonly ResourceBehaviour General = new();
    private static readonly ResourceBehaviour Asynchronous = new AsynchronousBehaviour();

    private static readonly FrozenDictionary<string, ResourceBehaviour> ByType = new Dictionary<string, ResourceBehaviour>
    {
        [ArmId.ResourceGroupType] = new ResourceGroupBehaviour(),
        [RegistryBehaviour.Type] = new RegistryBehaviour(),
        [ReplicationBehaviour.Type] = new ReplicationBehaviour(),
        [DeploymentBehaviour.Type] = new DeploymentBehaviour(),
        [RoleAssignmentBehaviour.Type] = new RoleAssignmentBehaviour(),
        [UserAssignedIdentityBehaviour.Type] = new UserAssignedIdentityBehaviour(),
        ["Microsoft.Network/networkSecurityGroups"] = Asynchronous,
        ["Microsoft.Network/privateDnsZones"] = Asynchronous,
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = Asynchronous,
        ["Microsoft.Network/privateEndpoints"] = Asynchronous,
        ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = Asynchronous,
        ["Microsoft.Network/virtualNetworks"] = Asynchronous,
        ["Microsoft.Network/virtualNetworks/subnets"] = Asynchronous,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static ResourceBehaviour For(string type) => ByType.GetValueOrDefault(type, General);

    /// <summary>The behaviours in a provider namespace, by type.</summary>
    internal static IEnumerable<KeyValuePair<string, ResourceBehaviour>> InNamespace(string providerNamespace)
        => ByType.Where(entry => entry.Key.StartsWith($"{providerNamespace}/", StringComparison.OrdinalIgnoreCase));
}
