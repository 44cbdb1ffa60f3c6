namespace GeoRegistry.Identities;

/// <summary>
/// A user-assigned identity that is there already. Its ids stand in the settings, where <c>az identity show</c> has them from, so that no
/// preview has to look anything up in Azure.
/// </summary>
/// <param name="Id">Its id in Azure Resource Manager (<c>id</c>).</param>
/// <param name="PrincipalId">The object id of its principal, which roles are assigned to (<c>principalId</c>).</param>
/// <param name="ClientId">The id it signs in with (<c>clientId</c>).</param>
/// <param name="TenantId">The directory it is in (<c>tenantId</c>).</param>
public sealed record ExistingIdentity(string Id, string PrincipalId, string ClientId, string TenantId);
