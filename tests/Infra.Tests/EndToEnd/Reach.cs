using System.Text.Json.Nodes;

namespace Infra.Tests.EndToEnd;

/// <summary>Who reaches the images of a registry at one moment, by what Azure has then: by network and by role.</summary>
internal sealed class Reach(TestStack stack, string resourceGroup, string registry)
{
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string AcrPush = "8311e382-0749-4cb8-b61a-304f252e45ec";
    private const string RepositoryReader = "b93aa761-3e63-49ed-ac28-beffa264f7ac";
    private const string RepositoryWriter = "2a1e307c-b015-4ebd-883e-5b7698a07328";

    private readonly string _registry = $"resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}";

    /// <summary>
    /// One line for each network path and for each principal whose role counts: <c>from the internet</c>, <c>through weu</c>, <c>to REGION</c>,
    /// <c>OBJECT-ID pulls</c>.
    /// </summary>
    internal async Task<IReadOnlySet<string>> SampleAsync()
    {
        if (await stack.ReadAsync(_registry, "2026-01-01-preview") is not { } found)
            return new HashSet<string>();
        return (await Task.WhenAll(InternetAsync(found), EndpointsAsync(found), RolesAsync(found), RegionsAsync())).SelectMany(lines => lines).ToHashSet();
    }

    private static Task<IEnumerable<string>> InternetAsync(JsonObject found)
        => Task.FromResult<IEnumerable<string>>((string?)found["properties"]!["publicNetworkAccess"] is "Disabled" ? [] : ["from the internet"]);

    /// <summary>The regions that the global endpoint sends clients to.</summary>
    private async Task<IEnumerable<string>> RegionsAsync()
        => (await stack.RoutingAsync(resourceGroup, registry)).Where(region => region.Value).Select(region => $"to {region.Key}");

    /// <summary>An endpoint works when the registry has approved it and its network's zone has the registry's records.</summary>
    private async Task<IEnumerable<string>> EndpointsAsync(JsonObject found)
    {
        var connected = (found["properties"]!["privateEndpointConnections"]?.AsArray() ?? [])
            .Where(connection => (string?)connection!["properties"]!["privateLinkServiceConnectionState"]!["status"] is "Approved")
            .Select(connection => ((string)connection!["properties"]!["privateEndpoint"]!["id"]!).Split('/')[^1])
            .ToList();
        var records = await stack.ReadAsync(
            $"resourceGroups/{resourceGroup}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io/A/{registry}",
            "2024-06-01");
        return records is null ? [] : connected.Select(endpoint => $"through {endpoint}");
    }

    private async Task<IEnumerable<string>> RolesAsync(JsonObject found)
    {
        var byRepository = (string?)found["properties"]!["roleAssignmentMode"] is "AbacRepositoryPermissions";
        var assignments = await stack.ReadAsync($"{_registry}/providers/Microsoft.Authorization/roleAssignments", "2022-04-01");
        return assignments!["value"]!.AsArray().Select(assignment => assignment!["properties"]!).SelectMany(assignment =>
        {
            var role = ((string)assignment["roleDefinitionId"]!).Split('/')[^1];
            var who = (string)assignment["principalId"]!;
            return role == (byRepository ? RepositoryReader : AcrPull) ? [$"{who} pulls"]
                : role == (byRepository ? RepositoryWriter : AcrPush) ? new[] { $"{who} pulls", $"{who} pushes" }
                : [];
        });
    }
}
