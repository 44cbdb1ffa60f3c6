using System.Collections.Immutable;

namespace GeoRegistry.NetworkRoles;

/// <summary>A custom role with exactly the permissions that managing replicas of a registry with private endpoints takes.</summary>
/// <param name="Part">What distinguishes it in the stack.</param>
/// <param name="Title">What its display name begins with; the registry's name follows, since display names are unique in a directory.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Actions">What it allows.</param>
internal sealed record NetworkRole(string Part, string Title, string Description, ImmutableArray<string> Actions)
{
    /// <summary>
    /// Without this permission on every connected endpoint a new replica is stuck in <c>Creating</c>. Source: Microsoft's page on geo-replication.
    /// </summary>
    internal static NetworkRole Endpoints { get; } = new(
        "endpoints",
        "Private endpoint extension",
        "Extends the private endpoints of a container registry to a new replica.",
        ["Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write"]);

    /// <summary>The permissions that Microsoft's page on geo-replication lists for managing replicas.</summary>
    internal static NetworkRole Replicas { get; } = new(
        "replicas",
        "Geo-replication",
        "Creates, updates and deletes the replicas of a container registry.",
        [
            "Microsoft.ContainerRegistry/registries/read",
            "Microsoft.ContainerRegistry/registries/write",
            "Microsoft.ContainerRegistry/registries/replications/read",
            "Microsoft.ContainerRegistry/registries/replications/write",
            "Microsoft.ContainerRegistry/registries/replications/delete",
            "Microsoft.ContainerRegistry/registries/replications/operationStatuses/read",
        ]);
}
