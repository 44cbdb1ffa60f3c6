using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.OperationalInsights;

/// <summary>
/// Log Analytics workspaces. Their names are their resource groups' own; one that is created again after a deletion is the same workspace,
/// recovered with its customer id.
/// </summary>
internal sealed class WorkspaceBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.OperationalInsights/workspaces";

    private const int MinimumRetention = 30;
    private const int MaximumRetention = 730;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var properties = change.Properties;
        properties.Complete(new()
        {
            ["features"] = new JsonObject { ["enableLogAccessUsingOnlyResourcePermissions"] = true },
            ["publicNetworkAccessForIngestion"] = "Enabled",
            ["publicNetworkAccessForQuery"] = "Enabled",
            ["retentionInDays"] = MinimumRetention,
            ["sku"] = new JsonObject { ["name"] = "PerGB2018" },
        });
        if (properties["retentionInDays"]!.GetValue<int>() is < MinimumRetention or > MaximumRetention && !properties.Says("sku.name", "Free"))
        {
            throw ArmException.BadRequest(
                "InvalidParameter", $"'RetentionInDays' property must be from {MinimumRetention} to {MaximumRetention}.", "properties.retentionInDays");
        }

        properties["customerId"] = Identities.DirectoryId(change.Id.Text, "workspace");
        properties["createdDate"] = JsonValue.Create(change.Session.Now.UtcDateTime);
        change.KeepAsCreated("createdDate");
        properties["modifiedDate"] = change.Session.Now.UtcDateTime;
        properties["provisioningState"] = "Succeeded";
    }
}
