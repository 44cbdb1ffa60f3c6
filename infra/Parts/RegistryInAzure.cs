using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GetDefaultRegistry = Pulumi.AzureNative.ContainerRegistry.GetRegistry;
using GetPreviewRegistry = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.GetRegistry;
using GetStableRegistry = Pulumi.AzureNative_containerregistry_v20251101.ContainerRegistry.GetRegistry;

namespace GeoRegistry.Parts;

/// <summary>A registry as Azure has it before the run changes anything.</summary>
/// <param name="Location">The home region, as Azure writes it.</param>
/// <param name="IsPublic">Whether public network access is enabled.</param>
/// <param name="ConnectedEndpoints">The names of the private endpoints whose connections are approved.</param>
/// <param name="RoleAssignmentMode">What roles on the registry mean; null in the default API version, which does not have it.</param>
internal sealed record RegistryInAzure(string Location, bool IsPublic, ImmutableHashSet<string> ConnectedEndpoints, string? RoleAssignmentMode)
{
    /// <summary>The object id and the directory of its system-assigned identity; null where it has none.</summary>
    internal (string PrincipalId, string TenantId)? SystemIdentity { get; init; }

    /// <summary>Gets a registry from Azure.</summary>
    /// <param name="resourceGroup">The registry's resource group.</param>
    /// <param name="name">The registry's name in Azure.</param>
    /// <param name="version">The API version to read it in. Only versions newer than the default have the mode of roles.</param>
    /// <returns>
    /// The registry, null where it does not exist; and whether Azure answered: not where the identity may not read it, or in a preview without
    /// access to Azure.
    /// </returns>
    internal static Task<(RegistryInAzure? Registry, bool Answered)> FindAsync(
        string resourceGroup, string name, RegistryApiVersion version = RegistryApiVersion.Default)
        => AzureAnswer.AskAsync(() => version switch
        {
            RegistryApiVersion.Stable => GetStableAsync(resourceGroup, name),
            RegistryApiVersion.Preview => GetPreviewAsync(resourceGroup, name),
            _ => GetDefaultAsync(resourceGroup, name),
        });

    private static async Task<RegistryInAzure> GetDefaultAsync(string resourceGroup, string name)
    {
        var found = await GetDefaultRegistry.InvokeAsync(new() { ResourceGroupName = resourceGroup, RegistryName = name });
        return new(
            found.Location,
            IsEnabled(found.PublicNetworkAccess),
            Connected(found.PrivateEndpointConnections.Select(
                connection => (connection.PrivateEndpoint?.Id, connection.PrivateLinkServiceConnectionState?.Status))),
            null)
        {
            SystemIdentity = Own(found.Identity?.PrincipalId, found.Identity?.TenantId),
        };
    }

    private static async Task<RegistryInAzure> GetStableAsync(string resourceGroup, string name)
    {
        var found = await GetStableRegistry.InvokeAsync(new() { ResourceGroupName = resourceGroup, RegistryName = name });
        return new(
            found.Location,
            IsEnabled(found.PublicNetworkAccess),
            Connected(found.PrivateEndpointConnections.Select(
                connection => (connection.PrivateEndpoint?.Id, connection.PrivateLinkServiceConnectionState?.Status))),
            found.RoleAssignmentMode)
        {
            SystemIdentity = Own(found.Identity?.PrincipalId, found.Identity?.TenantId),
        };
    }

    private static async Task<RegistryInAzure> GetPreviewAsync(string resourceGroup, string name)
    {
        var found = await GetPreviewRegistry.InvokeAsync(new() { ResourceGroupName = resourceGroup, RegistryName = name });
        return new(
            found.Location,
            IsEnabled(found.PublicNetworkAccess),
            Connected(found.PrivateEndpointConnections.Select(
                connection => (connection.PrivateEndpoint?.Id, connection.PrivateLinkServiceConnectionState?.Status))),
            found.RoleAssignmentMode)
        {
            SystemIdentity = Own(found.Identity?.PrincipalId, found.Identity?.TenantId),
        };
    }

    private static (string PrincipalId, string TenantId)? Own(string? principalId, string? tenantId)
        => principalId is { Length: > 0 } && tenantId is not null ? (principalId, tenantId) : null;

    /// <summary>Enabled is Azure's default.</summary>
    private static bool IsEnabled(string? publicNetworkAccess) => publicNetworkAccess is not "Disabled";

    private static ImmutableHashSet<string> Connected(IEnumerable<(string? EndpointId, string? Status)> connections) => connections
        .Where(connection => connection is { EndpointId: not null, Status: "Approved" })
        .Select(connection => connection.EndpointId![(connection.EndpointId!.LastIndexOf('/') + 1)..])
        .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
}
