using GeoRegistry.Azure;
using GeoRegistry.Identities;
using GeoRegistry.Tasks;

namespace GeoRegistry.Access;

/// <summary>Whom a role is assigned to.</summary>
/// <param name="ObjectId">
/// The object id in Microsoft Entra, not the client id, which Azure would take as well and which would open nothing; null where
/// <paramref name="Identity"/> or <paramref name="Task"/> says who it is.
/// </param>
/// <param name="Type"><c>ServicePrincipal</c>, <c>User</c>, <c>Group</c>, <c>ForeignGroup</c> or <c>Device</c>. Managed identities are the first.</param>
/// <param name="Identity">The name of an identity in <see cref="IdentitySettings.UserAssigned"/>; null for others.</param>
/// <param name="Task">The name of a task in <see cref="Tasks.BuildSettings.Tasks"/> whose own identity it is; null for others.</param>
/// <param name="Region">The region of the cluster whose kubelets these are; null for others.</param>
public sealed record PrincipalSettings(string? ObjectId, string Type, string? Identity = null, string? Task = null, Region? Region = null)
{
    /// <summary>The type of applications and managed identities.</summary>
    public const string ServicePrincipal = "ServicePrincipal";
}
