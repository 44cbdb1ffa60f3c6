using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace GeoRegistry.Identities;

/// <summary>A user-assigned identity, declared here or already existing.</summary>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="PrincipalId">The object id of its principal, which roles are assigned to.</param>
/// <param name="ClientId">The id it signs in with.</param>
/// <param name="TenantId">The directory it is in.</param>
internal sealed record DeployedIdentity(Output<string> Id, Output<string> PrincipalId, Output<string> ClientId, Output<string> TenantId)
{
    /// <summary>
    /// An identity that is declared here. Its ids are looked up once it exists: a plan that changes its tags would not know them otherwise, and would
    /// show all its roles as replaced.
    /// </summary>
    internal static DeployedIdentity From(UserAssignedIdentity identity, string name, Input<string> resourceGroup)
    {
        var found = GetUserAssignedIdentity.Invoke(
            new() { ResourceName = WhenThere(identity, name), ResourceGroupName = resourceGroup }, new InvokeOptions { Parent = identity });
        return new(identity.Id, found.Apply(one => one.PrincipalId), found.Apply(one => one.ClientId), found.Apply(one => one.TenantId));
    }

    /// <summary>An identity that already exists, or that another registry declares.</summary>
    /// <param name="identity">Its settings.</param>
    /// <param name="id">Its id, depending on it where it is declared.</param>
    internal static DeployedIdentity From(ExistingIdentity identity, Output<string> id)
        => new(id, Output.Create(identity.PrincipalId), Output.Create(identity.ClientId), Output.Create(identity.TenantId));

    // In the plan that creates or replaces the identity its id is not known yet, and so it is not looked up.
    private static Output<string> WhenThere(CustomResource resource, string name) => resource.Id.Apply(_ => name);

    /// <summary>The identity as the registry puts it out.</summary>
    internal ImmutableDictionary<string, object?> Outputs => new Dictionary<string, object?>
    {
        ["id"] = Id,
        ["principalId"] = PrincipalId,
        ["clientId"] = ClientId,
    }.ToImmutableDictionary();
}
