using System.Collections.Immutable;
using GeoRegistry.Settings;
using GetDefaultRegistry = Pulumi.AzureNative.ContainerRegistry.GetRegistry;
using GetDefaultRegistryArgs = Pulumi.AzureNative.ContainerRegistry.GetRegistryArgs;
using GetPreviewRegistry = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.GetRegistry;
using GetPreviewRegistryArgs = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.GetRegistryArgs;

namespace GeoRegistry.Components.Cutovers;

/// <summary>What Azure has of a registry before the run changes it, as far as changing it can cut clients off.</summary>
/// <param name="IsPublic">Whether the internet reaches it.</param>
/// <param name="ConnectedEndpoints">The names of the private endpoints that are connected to it and approved.</param>
/// <param name="RoleAssignmentMode">What roles on it mean, as <see cref="PreviewFeatures.RoleAssignmentMode"/>; null where it is not asked for.</param>
internal sealed record RegistryInAzure(bool IsPublic, ImmutableHashSet<string> ConnectedEndpoints, string? RoleAssignmentMode)
{
    /// <summary>Asks Azure.</summary>
    /// <returns>Null where the registry does not exist yet, or where nobody can be asked, as in a preview without access to Azure.</returns>
    internal static async Task<RegistryInAzure?> FindAsync(RegistrySettings settings, string name)
    {
        try
        {
            return settings.Preview is null
                ? await FindDefaultAsync(settings.ResourceGroup, name).ConfigureAwait(false)
                : await FindPreviewAsync(settings.ResourceGroup, name).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The SDK has no exception of its own for a function that fails, and no way to tell a registry that is missing from other failures.
            return null;
        }
    }

    private static async Task<RegistryInAzure> FindDefaultAsync(string resourceGroup, string name)
    {
        var found = await GetDefaultRegistry
            .InvokeAsync(new GetDefaultRegistryArgs { ResourceGroupName = resourceGroup, RegistryName = name })
            .ConfigureAwait(false);
        return new(
            IsEnabled(found.PublicNetworkAccess),
            Connected(found.PrivateEndpointConnections.Select(
                connection => (connection.PrivateEndpoint?.Id, connection.PrivateLinkServiceConnectionState?.Status))),
            null);
    }

    private static async Task<RegistryInAzure> FindPreviewAsync(string resourceGroup, string name)
    {
        var found = await GetPreviewRegistry
            .InvokeAsync(new GetPreviewRegistryArgs { ResourceGroupName = resourceGroup, RegistryName = name })
            .ConfigureAwait(false);
        return new(
            IsEnabled(found.PublicNetworkAccess),
            Connected(found.PrivateEndpointConnections.Select(
                connection => (connection.PrivateEndpoint?.Id, connection.PrivateLinkServiceConnectionState?.Status))),
            found.RoleAssignmentMode);
    }

    /// <summary>Azure's default is to let the internet in.</summary>
    private static bool IsEnabled(string? publicNetworkAccess) => publicNetworkAccess is not "Disabled";

    private static ImmutableHashSet<string> Connected(IEnumerable<(string? EndpointId, string? Status)> connections) => connections
        .Where(connection => connection is { EndpointId: not null, Status: "Approved" })
        .Select(connection => connection.EndpointId![(connection.EndpointId!.LastIndexOf('/') + 1)..])
        .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
}
