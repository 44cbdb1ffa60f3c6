using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Replicas;

/// <summary>A registry's replicas, as things that are taken over.</summary>
internal static class AdoptedReplicas
{
    internal static AdoptedPart Home(RegistrySettings settings) => new(
        AdoptedParts.KeyOfReplicaIn(settings.HomeRegion), settings.Path, () => AskReplicaAsync(settings, settings.HomeRegion.Name))
    {
        IsAdopted = settings.Adopt,
        Expected = _ => [new("regionEndpointEnabled", "homeRegionEndpointEnabled", AdoptedParts.Flag(settings.HomeRegionEndpointEnabled))],
        KeepsForm = false,
    };

    internal static AdoptedPart Of(RegistrySettings settings, ReplicaSettings replica) => new(
        AdoptedParts.KeyOf(replica), replica.Path, () => AskReplicaAsync(settings, replica.Name))
    {
        IsAdopted = replica.Adopt,
        Expected = _ =>
        [
            new("location", "region", replica.Region.Name),
            new("regionEndpointEnabled", "regionEndpointEnabled", AdoptedParts.Flag(replica.RegionEndpointEnabled)),
        ],
        Tags = new(settings.Tags, replica.Tags),
    };

    private static async Task<PartInAzure> AskReplicaAsync(RegistrySettings settings, string name)
    {
        var found = await GetReplication.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, ReplicationName = name })
            .ConfigureAwait(false);
        return new(
            found.Tags, ("location", [Regions.Normalize(found.Location)]), ("regionEndpointEnabled", [AdoptedParts.Flag(found.RegionEndpointEnabled ?? true)]));
    }
}
