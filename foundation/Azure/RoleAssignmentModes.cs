namespace GeoRegistry.Azure;

/// <summary>
/// What role assignments on a registry mean (<c>roleAssignmentMode</c>): the values of Microsoft.ContainerRegistry from API version 2025-05-01-preview on
/// (https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions).
/// </summary>
public static class RoleAssignmentModes
{
    /// <summary>Roles may have conditions on repository names.</summary>
    public const string AbacRepositoryPermissions = nameof(AbacRepositoryPermissions);

    /// <summary>Roles are for the whole registry.</summary>
    public const string LegacyRegistryPermissions = nameof(LegacyRegistryPermissions);
}
