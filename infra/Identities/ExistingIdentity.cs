namespace GeoRegistry.Identities;

/// <summary>
/// A user-assigned identity that already exists. The settings have all its ids, as <c>az identity show</c> prints them, so that no preview has to read
/// anything from Azure.
/// </summary>
/// <param name="Id">Its id in Azure Resource Manager (<c>id</c>).</param>
/// <param name="PrincipalId">The object id of its principal, which roles are assigned to (<c>principalId</c>).</param>
/// <param name="ClientId">The id it signs in with (<c>clientId</c>).</param>
/// <param name="TenantId">The directory it is in (<c>tenantId</c>).</param>
public sealed record ExistingIdentity(string Id, string PrincipalId, string ClientId, string TenantId);
