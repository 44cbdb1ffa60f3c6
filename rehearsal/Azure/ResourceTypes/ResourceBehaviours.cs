using System.Collections.Frozen;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Authorization;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.EventGrid;
using Rehearsal.Azure.Insights;
using Rehearsal.Azure.KeyVault;
using Rehearsal.Azure.ManagedIdentity;
using Rehearsal.Azure.Network;
using Rehearsal.Azure.OperationalInsights;
using Rehearsal.Azure.Resources;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ResourceTypes;

/// <summary>Which behaviour a type has.</summary>
internal static class ResourceBehaviours
{
    private static readonly ResourceBehaviour General = new();
    private static readonly ResourceBehaviour RecordSet = new RecordSetBehaviour();

    private static readonly FrozenDictionary<string, ResourceBehaviour> ByType = new Dictionary<string, ResourceBehaviour>
    {
        [ArmId.ResourceGroupType] = new ResourceGroupBehaviour(),
        [RegistryBehaviour.Type] = new RegistryBehaviour(),
        [ReplicationBehaviour.Type] = new ReplicationBehaviour(),
        [DeploymentBehaviour.Type] = new DeploymentBehaviour(),
        [RoleAssignmentBehaviour.Type] = new RoleAssignmentBehaviour(),
        [UserAssignedIdentityBehaviour.Type] = new UserAssignedIdentityBehaviour(),
        [RoleDefinitionBehaviour.Type] = new RoleDefinitionBehaviour(),
        [PrivateEndpointConnectionBehaviour.Type] = new PrivateEndpointConnectionBehaviour(),
        [NetworkSecurityGroupBehaviour.Type] = new NetworkSecurityGroupBehaviour(),
        [VirtualNetworkBehaviour.Type] = new VirtualNetworkBehaviour(),
        [Subnets.Type] = new SubnetBehaviour(),
        [NetworkInterfaces.Type] = new NetworkInterfaces(),
        [PrivateEndpoints.Type] = new PrivateEndpointBehaviour(new RegistryPrivateLink()),
        [ZoneGroupBehaviour.Type] = new ZoneGroupBehaviour(),
        [PrivateDnsZoneBehaviour.Type] = new PrivateDnsZoneBehaviour(),
        [VirtualNetworkLinkBehaviour.Type] = new VirtualNetworkLinkBehaviour(),
        [LockBehaviour.Type] = new LockBehaviour(),
        [VaultBehaviour.Type] = new VaultBehaviour(),
        [DeletedVaultBehaviour.Type] = new DeletedVaultBehaviour(),
        [KeyBehaviour.Type] = new KeyBehaviour(),
        [WebhookBehaviour.Type] = new WebhookBehaviour(),
        [CacheRuleBehaviour.Type] = new CacheRuleBehaviour(),
        [CredentialSetBehaviour.Type] = new CredentialSetBehaviour(),
        [ScopeMapBehaviour.Type] = new ScopeMapBehaviour(),
        [TokenBehaviour.Type] = new TokenBehaviour(),
        [AgentPoolBehaviour.Type] = new AgentPoolBehaviour(),
        [TaskBehaviour.Type] = new TaskBehaviour(),
        [FederatedIdentityCredentialBehaviour.Type] = new FederatedIdentityCredentialBehaviour(),
        [DiagnosticSettingBehaviour.Type] = new DiagnosticSettingBehaviour(),
        [WorkspaceBehaviour.Type] = new WorkspaceBehaviour(),
        [MetricAlertBehaviour.Type] = new MetricAlertBehaviour(),
        [ScheduledQueryRuleBehaviour.Type] = new ScheduledQueryRuleBehaviour(),
        [ActivityLogAlertBehaviour.Type] = new ActivityLogAlertBehaviour(),
        [ActionGroupBehaviour.Type] = new ActionGroupBehaviour(),
        [SystemTopicBehaviour.Type] = new SystemTopicBehaviour(),
        [EventSubscriptionBehaviour.Type] = new EventSubscriptionBehaviour(),
    }
    .Concat(RecordSetBehaviour.Types.Select(type => KeyValuePair.Create(type, RecordSet)))
    .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static ResourceBehaviour For(string type) => ByType.GetValueOrDefault(type, General);

    /// <inheritdoc cref="ResourceBehaviour.FollowDeletion"/>
    internal static void FollowDeletion(CloudSession session, StoredResource resource) => For(resource.ArmId.Type).FollowDeletion(session, resource);

    /// <summary>The behaviours in a provider namespace, by type.</summary>
    internal static IEnumerable<KeyValuePair<string, ResourceBehaviour>> InNamespace(string providerNamespace)
        => ByType.Where(entry => entry.Key.StartsWith($"{providerNamespace}/", StringComparison.OrdinalIgnoreCase));
}
