namespace GeoRegistry.Registries;

/// <summary>A user-assigned identity that a registry may act as.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PrincipalId">Its object id, where the registry was adopted with it; otherwise null, and Azure adds it.</param>
/// <param name="ClientId">Its client id, likewise.</param>
internal sealed record AttachedIdentity(string Id, string? PrincipalId, string? ClientId);
