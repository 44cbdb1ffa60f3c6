using System.Collections.Immutable;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace GeoRegistry.Components.Identities;

/// <summary>A user-assigned identity, declared here or there already.</summary>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="PrincipalId">The object id of its principal, which roles are assigned to.</param>
/// <param name="ClientId">The id it signs in with.</param>
/// <param name="TenantId">The directory it is in.</param>
internal sealed record DeployedIdentity(Output<string> Id, Output<string> PrincipalId, Output<string> ClientId, Output<string> TenantId)
{
    internal static DeployedIdentity From(UserAssignedIdentity identity) => new(identity.Id, identity.PrincipalId, identity.ClientId, identity.TenantId);

    internal static DeployedIdentity From(ExistingIdentity identity)
        => new(Output.Create(identity.Id), Output.Create(identity.PrincipalId), Output.Create(identity.ClientId), Output.Create(identity.TenantId));

    /// <summary>The identity as part of a stack's outputs.</summary>
    internal ImmutableDictionary<string, object?> Describe() => new Dictionary<string, object?>
    {
        ["id"] = Id,
        ["principalId"] = PrincipalId,
        ["clientId"] = ClientId,
    }.ToImmutableDictionary();
}
