using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>Activity log alerts.</summary>
internal sealed class ActivityLogAlertBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Insights/activityLogAlerts";

    internal override void Prepare(Change change)
    {
        AlertRules.Check(change, "global", "northeurope", "westeurope");
        var conditions = ((JsonArray)change.Properties["condition"]!["allOf"]!).OfType<JsonObject>();
        if (!conditions.Any(condition => condition.Says("field", "category") && condition.TextAt("equals") is not null))
        {
            throw ArmException.BadRequest(
                "BadRequest", "The condition of an activity log alert has to say which category it is for.", "properties.condition.allOf");
        }

        change.Body.Complete(new() { ["location"] = "global" });
        change.Properties.Complete(new() { ["enabled"] = true });
    }
}
