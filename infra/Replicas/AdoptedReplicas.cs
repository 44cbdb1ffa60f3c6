using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Replicas;

/// <summary>Adopted replicas.</summary>
internal static class AdoptedReplicas
{
    internal static string KeyOf(Region region) => $"replica-{region.Name}";

    internal static AdoptedPart Home(CommonSettings settings, bool endpointEnabled) => new(
        KeyOf(settings.HomeRegion), settings.Path, () => AskReplicaAsync(settings, settings.HomeRegion.Name))
    {
        IsAdopted = settings.Adopt,
        Expected = _ => [new("regionEndpointEnabled", "homeRegionEndpointEnabled", InputText.Of(endpointEnabled))],
        KeepsForm = false,
    };

    internal static AdoptedPart Of(CommonSettings settings, ReplicaSettings replica) => new(
        KeyOf(replica.Region), replica.Path, () => AskReplicaAsync(settings, replica.Name))
    {
        IsAdopted = replica.Adopt,
        Expected = _ =>
        [
            new("location", "region", replica.Region.Name),
            new("regionEndpointEnabled", "regionEndpointEnabled", InputText.Of(replica.RegionEndpointEnabled)),
        ],
        Tags = new(settings.Tags, replica.Tags),
    };

    private static async Task<PartInAzure> AskReplicaAsync(CommonSettings settings, string name)
    {
        var found = await GetReplication.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, ReplicationName = name });
        return new(
            found.Tags, ("location", [Regions.Normalize(found.Location)]), ("regionEndpointEnabled", [InputText.Of(found.RegionEndpointEnabled ?? true)]));
    }
}
