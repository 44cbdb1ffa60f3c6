using Rehearsal.ArmRules;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Reading;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>
/// Warns of replicas whose creation has never finished, which Azure does not repair. Facts: Azure/acr issue 647, Azure/ARO-HCP pull request 2366, and
/// Microsoft's page "Geo-replication in Azure Container Registry".
/// </summary>
internal sealed class StuckReplicas(ResourceReader reader)
{
    private const string Replications = "Microsoft.ContainerRegistry/registries/replications";

    private static readonly HashSet<string> Unfinished = new(StringComparer.OrdinalIgnoreCase) { "Creating", "Failed", "Canceled" };

    /// <summary>Asks Azure about the replicas that the state does not know to be finished.</summary>
    internal async Task<IReadOnlyList<PlanRemark>> FindAsync(ArmPlan plan, CancellationToken cancellationToken)
    {
        var remarks = new List<PlanRemark>();
        var doubtful = plan.OfType(Replications)
            .Where(replica => replica.Resource.Fate is PlannedFate.Stays or PlannedFate.Updated && IsUnfinished(replica.Resource.Outputs));
        foreach (var replica in doubtful)
        {
            var found = await reader.FindAsync(replica.Definition, replica.Id, _ => { }, cancellationToken);
            if (found is not null && Describe(new ArmBody(replica.Id, found)) is { } message)
            {
                remarks.Add(new PlanRemark.Warning(replica.Resource, message));
            }
        }

        return remarks;
    }

    private static bool IsUnfinished(PropertyMap outputs)
        => outputs.GetValueOrDefault("provisioningState")?.AsText() is { } state && Unfinished.Contains(state);

    private static string? Describe(ArmBody replica)
    {
        if (replica.Text("properties.provisioningState") is not { } state || !Unfinished.Contains(state))
        {
            return null;
        }

        var cause = replica.Text("properties.status.message") is { Length: > 0 } message
            ? message
            : "Azure does not say why. Known causes: whoever created it may not write privateLinkServiceProxies on every private endpoint of the registry; "
                + "a subnet of one of them is full; one of them has static addresses.";
        return $"the replica '{replica.Name}' is stuck in the provisioning state {state}, and Azure does not change it: an update of it fails. {cause} "
            + "To replace it, remove it from the program and run 'up'; then remove the cause, declare it again and run 'up'. "
            + "If it is protected, first lift its protection with 'up --refresh', which takes its state as it is; "
            + "without --refresh the update that failed is tried again.";
    }
}
