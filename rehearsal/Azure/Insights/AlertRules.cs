using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>Common rules of metric alerts and activity log alerts: scopes and action groups must exist, and the location is not regional.</summary>
internal static class AlertRules
{
    /// <param name="change">The alert.</param>
    /// <param name="locations">Where such alerts can be.</param>
    /// <exception cref="ArmException">The location is another, or a scope or action group does not exist.</exception>
    internal static void Check(Change change, params string[] locations)
    {
        if (change.Location is { } location && !locations.Contains(location))
        {
            throw ArmException.BadRequest(
                "LocationNotAvailableForResourceType",
                $"The provided location '{location}' is not available for resource type '{change.Type.Name}'. "
                    + $"List of available regions for the resource type is '{string.Join(",", locations)}'.",
                "location");
        }

        foreach (var scope in Scopes(change.Properties))
        {
            _ = LinkedResources.Check(change.Session, scope, "properties.scopes");
        }

        // Metric alerts list their groups directly, activity log alerts inside an object.
        var actions = change.Properties["actions"] is JsonObject list ? list["actionGroups"] : change.Properties["actions"];
        foreach (var group in (actions as JsonArray ?? []).OfType<JsonObject>())
        {
            _ = LinkedResources.Check(change.Session, group.TextAt("actionGroupId"), "properties.actions", ActionGroupBehaviour.Type);
        }
    }

    /// <summary>The resources that an alert monitors.</summary>
    internal static IEnumerable<string> Scopes(JsonObject properties) => ((JsonArray)properties["scopes"]!).Select(scope => (string)scope!);
}
