using System.Text.Json.Nodes;
using Azure.Core;
using Rehearsal.ArmRules;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Providers.AzureNative.Refreshing;

/// <summary>
/// Warns of replicas that a registry of the stack has in Azure and no resource of the stack declares, and of replicas that are off the global endpoint,
/// even if the program says so. Azure lists the home region's replica too.
/// </summary>
internal sealed class ReplicaRouting(ArmClient client)
{
    private const string Registries = "Microsoft.ContainerRegistry/registries";
    private const string Replications = $"{Registries}/replications";
    private const string ReplicationToken = "azure-native:containerregistry:Replication";
    private const string Switch = "regionEndpointEnabled";

    /// <summary>Checks every registry of the stack. If its list of replicas cannot be read, that is a warning, not an error.</summary>
    internal async Task<IReadOnlyList<StackRemark>> FindAsync(IReadOnlyList<RefreshedResource> stack, CancellationToken cancellationToken)
    {
        var replicas = OfType(stack, Replications).ToList();
        var remarks = new List<StackRemark>();
        foreach (var replica in replicas)
        {
            if (replica.Outputs.GetValueOrDefault(Switch)?.Plain is PropertyValue.Bool(false))
                remarks.Add(new(replica, OffTheGlobalEndpoint(new(replica.Id, []), Region(replica.Outputs.GetValueOrDefault("location")?.AsText()))));
        }

        var declared = replicas.Select(replica => replica.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var registry in OfType(stack, Registries))
        {
            try
            {
                var listed = await ListAsync(registry, cancellationToken);
                remarks.AddRange(
                    from replica in listed
                    where !declared.Contains(replica.Id)
                    let message = Describe(registry, replica)
                    where message is not null
                    select new StackRemark(registry, message));
            }
            catch (ProviderException error)
            {
                remarks.Add(new(
                    registry,
                    $"the replicas of the registry '{Name(registry.Id)}' cannot be listed, "
                        + $"so those that no resource declares are not shown: {error.Message}"));
            }
        }

        return remarks;
    }

    private static string? Describe(RefreshedResource registry, ArmBody replica)
    {
        var region = Region(replica.Text("location"));
        var isOff = replica.Body["properties"]?[Switch] is JsonValue value && value.TryGetValue<bool>(out var isOn) && !isOn;
        return region == Region(registry.Outputs.GetValueOrDefault("location")?.AsText())
            ? isOff ? OffTheGlobalEndpoint(replica, region) : null
            : $"the registry '{Name(registry.Id)}' has a replica '{replica.Name}' in {region} that no resource of the stack declares"
                + (isOff ? "; it is off the global endpoint." : ": images are kept there, and the global endpoint leads there.")
                + " Declare and import it, or delete it.";
    }

    private static string OffTheGlobalEndpoint(ArmBody replica, string region)
        => $"the replica '{replica.Name}' of the registry '{Name(replica.Parent)}' is off the global endpoint: clients near {region} are sent to other regions "
            + $"until its {Switch} is true.";

    private async Task<IEnumerable<ArmBody>> ListAsync(RefreshedResource registry, CancellationToken cancellationToken)
    {
        var version = ResourceCatalogue.Shared.Resource(ReplicationToken).ApiVersion;
        var answer = await client.SendAsync(RequestMethod.Get, $"{registry.Id}/replications", version, null, _ => { }, cancellationToken);
        return answer is { Status: 200, Body: JsonObject body }
            ? new ArmBody(registry.Id, body).Objects("value").Select(replica => new ArmBody(new ArmBody("", replica).Text("id") ?? "", replica))
                .Where(replica => replica.Id.Length > 0)
            : throw ArmError.From(answer).ToException();
    }

    private static IEnumerable<RefreshedResource> OfType(IReadOnlyList<RefreshedResource> stack, string armType)
        => stack.Where(resource => !resource.IsGone
            && ResourceCatalogue.Shared.Resource(resource.Type).ArmType.Equals(armType, StringComparison.OrdinalIgnoreCase));

    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static string Region(string? location) => location?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() ?? "its region";
}
