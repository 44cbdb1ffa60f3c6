using System.Globalization;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>Warns of deletions that lose data for good, such as images and logs.</summary>
internal static class DataLosses
{
    private const string Registries = "Microsoft.ContainerRegistry/registries";
    private const string Replications = $"{Registries}/replications";
    private const string Vaults = "Microsoft.KeyVault/vaults";

    private static readonly IReadOnlyList<(string ArmType, Func<ArmPlan, ArmResource, string?> Describe)> Losses =
    [
        (Registries, Registry),
        (Replications, Replica),
        ("Microsoft.OperationalInsights/workspaces", Workspace),
        (Vaults, Vault),
        ($"{Vaults}/keys", Key),
        ("Microsoft.Storage/storageAccounts", (_, account) => $"deleting the storage account '{account.Name}' deletes everything that is kept in it."),
    ];

    internal static IEnumerable<PlanRemark> Find(ArmPlan plan)
        => from loss in Losses
           from deleted in plan.OfType(loss.ArmType)
           where deleted.Resource.Fate is PlannedFate.DeletedFirst || plan.DeletedLast([deleted]).Any()
           let message = loss.Describe(plan, deleted)
           where message is not null
           select new PlanRemark.Warning(deleted.Resource, message);

    private static string Registry(ArmPlan plan, ArmResource registry)
    {
        var regions = plan.OfType(Replications)
            .Where(replica => replica.Body.Parent.Equals(registry.Id, StringComparison.OrdinalIgnoreCase) && replica.Resource.Fate is not PlannedFate.Created)
            .Select(Region)
            .Prepend(Region(registry))
            .OfType<string>()
            .Distinct()
            .ToList();
        var where = regions is [_] ? "its region" : $"all of its {regions.Count} regions";
        var loss = $"deleting the registry '{registry.Name}' deletes all of its images for good, in {where} ({string.Join(", ", regions)}).";
        return Successor(plan, registry) is not { } successor
            ? loss
            : $"{loss} The registry '{successor}', which this plan creates, is a new one and begins empty: a registry cannot be renamed, and no image "
                + "is carried over. To keep the images, declare both side by side and run 'up', copy them with "
                + $"`az acr import --name {successor} --source {registry.Name}.azurecr.io/REPOSITORY:TAG`, move the clients over, and remove "
                + $"'{registry.Name}' only then.";
    }

    private static string? Replica(ArmPlan plan, ArmResource replica)
    {
        if (plan.OfType(Registries).Any(registry => registry.Id.Equals(replica.Body.Parent, StringComparison.OrdinalIgnoreCase) && !registry.Resource.Remains))
        {
            return null;
        }

        var comesBack = plan.OfType(Replications).Any(other => other.Resource.Fate is PlannedFate.Created
            && other.Body.Parent.Equals(replica.Body.Parent, StringComparison.OrdinalIgnoreCase) && Region(other) == Region(replica));
        var region = Region(replica) ?? "its region";
        return $"deleting the replica '{replica.Name}' leaves {region} without its copy of the registry: clients there are sent to other regions"
            + (comesBack
                ? " until the new replica has all images, each of which is copied again."
                : ". If a replica is added there later, all images are copied again.");
    }

    private static string Workspace(ArmPlan plan, ArmResource workspace)
    {
        const string retention = "retentionInDays";
        var kept = workspace.Resource.Outputs.GetValueOrDefault(retention) ?? workspace.Resource.Inputs.GetValueOrDefault(retention);
        var days = kept?.Plain is PropertyValue.Number(var number)
            ? $" of up to {number.ToString(CultureInfo.InvariantCulture)} days"
            : "";
        var loss = $"deleting the log workspace '{workspace.Name}' deletes its logs{days}.";
        return Successor(plan, workspace) is { } successor
            ? $"{loss} The workspace '{successor}', which this plan creates, is a new one and begins empty: keep the old one as long as its logs are needed."
            : loss;
    }

    private static string Vault(ArmPlan plan, ArmResource vault)
        => $"deleting the key vault '{vault.Name}' takes its keys, secrets and certificates away: "
            + "what is encrypted with them cannot be read, until the vault is recovered.";

    private static string? Key(ArmPlan plan, ArmResource key)
        => plan.OfType(Vaults).Any(vault => vault.Id.Equals(key.Body.Parent, StringComparison.OrdinalIgnoreCase) && !vault.Resource.Remains)
            ? null
            : $"deleting the key '{key.Name}' makes everything that is encrypted with it unreadable, until the key is recovered.";

    /// <summary>What the plan creates of the same type; its name in the program while Azure's is not known.</summary>
    private static string? Successor(ArmPlan plan, ArmResource deleted)
        => plan.Planned.FirstOrDefault(resource => resource.Fate is PlannedFate.Created
            && ArmPlan.ArmTypeOf(resource).Equals(deleted.ArmType, StringComparison.OrdinalIgnoreCase)) is { } created
            ? created.Id is { } id ? id[(id.LastIndexOf('/') + 1)..] : created.Name
            : null;

    private static string? Region(ArmResource resource) => resource.Body.Text("location")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
