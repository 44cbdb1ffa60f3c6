using System.Collections.Immutable;
using System.Globalization;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tasks;

/// <summary>An agent pool, as something that is taken over.</summary>
internal static class AdoptedAgentPool
{
    internal static AdoptedPart Of(RegistrySettings settings, AgentPoolSettings pool) => new(
        AdoptedParts.KeyOf(pool), pool.AdoptedAt ?? "", () => AskAgentPoolAsync(settings, pool.Name))
    {
        IsAdopted = pool.AdoptedAt is not null,
        Expected = found =>
        [
            new("location", null, settings.HomeRegion.Name) { Resolve = _ => Way.Try("remove the entry") },
            new("os", null, "Linux") { Resolve = _ => Way.Try("remove the entry: agent pools have Linux here") },
            new("tier", "tier", pool.Tier),
            new("count", "count", pool.Count.ToString(CultureInfo.InvariantCulture)),
            // The id of a subnet that is declared here is made of the network's.
            new("subnet", "subnet", pool.Subnet is null ? [] : pool.Subnet.StartsWith('/') ? [pool.Subnet] : found["subnet"])
            {
                Comparer = ResourceIds.Comparer,
                Resolve = ids => ids is [var id] ? Way.Keep($"subnet: {id}") : Way.Try("remove subnet"),
            },
        ],
        Tags = new(settings.Tags, ImmutableDictionary<string, string>.Empty, AdoptedParts.TagsCommand(settings, $"agentPools/{pool.Name}")),
    };

    private static async Task<PartInAzure> AskAgentPoolAsync(RegistrySettings settings, string name)
    {
        var found = await GetAgentPool.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, AgentPoolName = name })
            .ConfigureAwait(false);
        return new(
            found.Tags,
            ("location", [Regions.Normalize(found.Location)]),
            ("os", [found.Os ?? "Linux"]),
            ("tier", [found.Tier]),
            ("count", [found.Count?.ToString(CultureInfo.InvariantCulture)]),
            ("subnet", [found.VirtualNetworkSubnetResourceId]));
    }
}
