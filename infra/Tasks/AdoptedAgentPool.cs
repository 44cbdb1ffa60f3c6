using System.Collections.Immutable;
using System.Globalization;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Tasks;

/// <summary>An adopted agent pool.</summary>
internal static class AdoptedAgentPool
{
    internal static string KeyOf(AgentPoolSettings pool) => $"agent-pool-{pool.Name.ToLowerInvariant()}";

    internal static AdoptedPart Of(CommonSettings settings, AgentPoolSettings pool) => new(
        KeyOf(pool), pool.AdoptedAt ?? "", () => AskAgentPoolAsync(settings, pool.Name))
    {
        IsAdopted = pool.AdoptedAt is not null,
        Expected = found =>
        [
            new("location", null, settings.HomeRegion.Name) { Resolve = _ => Resolution.Try("remove the entry") },
            new("os", null, "Linux") { Resolve = _ => Resolution.Try("remove the entry: agent pools have Linux here") },
            new("tier", "tier", pool.Tier),
            new("count", "count", InputText.Of(pool.Count)),
            // The id of a subnet that is declared here is made of the network's.
            new("subnet", "subnet", pool.Subnet is null ? [] : pool.Subnet.StartsWith('/') ? [pool.Subnet] : found["subnet"])
            {
                Comparer = ResourceIds.Comparer,
                Resolve = ids => ids is [var id] ? Resolution.Keep($"subnet: {id}") : Resolution.Try("remove subnet"),
            },
        ],
        Tags = new(settings.Tags, ImmutableDictionary<string, string>.Empty, TagsCommand.For(settings.IdOf($"agentPools/{pool.Name}"), settings.Tags)),
    };

    private static async Task<PartInAzure> AskAgentPoolAsync(CommonSettings settings, string name)
    {
        var found = await GetAgentPool.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, AgentPoolName = name });
        return new(
            found.Tags,
            ("location", [Regions.Normalize(found.Location)]),
            ("os", [found.Os ?? "Linux"]),
            ("tier", [found.Tier]),
            ("count", [InputText.Of(found.Count)]),
            ("subnet", [found.VirtualNetworkSubnetResourceId]));
    }
}
