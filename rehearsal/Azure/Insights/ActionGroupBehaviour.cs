using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>Action groups: who is notified of an alert. Receivers have unique names in their group.</summary>
internal sealed class ActionGroupBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Insights/actionGroups";

    private static readonly string[] WithStatus = ["emailReceivers", "smsReceivers"];

    internal override void Prepare(Change change)
    {
        var receivers = change.Properties.Where(property => property.Key.EndsWith("Receivers", StringComparison.Ordinal))
            .SelectMany(property => (property.Value as JsonArray ?? []).OfType<JsonObject>())
            .Select(receiver => receiver.TextAt("name"))
            .ToList();
        if (receivers.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { Key: { } name })
        {
            throw ArmException.BadRequest("ReceiverNameNotUnique", $"The receiver name '{name}' is used more than once in the action group.", "properties");
        }

        foreach (var receiver in WithStatus.SelectMany(property => (change.Properties[property] as JsonArray ?? []).OfType<JsonObject>()))
        {
            receiver["status"] = "Enabled";
        }
    }
}
