using System.Text.Json.Nodes;
using System.Xml;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>Metric alerts.</summary>
internal sealed class MetricAlertBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Insights/metricAlerts";

    private static readonly string[] Frequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"];
    private static readonly string[] Windows = [.. Frequencies, "PT6H", "PT12H", "P1D"];

    internal override void Prepare(Change change)
    {
        AlertRules.Check(change, "global");
        var properties = change.Properties;
        if (properties["severity"]!.GetValue<int>() is < 0 or > 4)
        {
            throw Refused("The severity of an alert has to be from 0, critical, to 4, verbose.", "severity");
        }

        var (frequency, window) = (Duration(properties, "evaluationFrequency", Frequencies), Duration(properties, "windowSize", Windows));
        if (window < frequency)
        {
            throw Refused("The windowSize has to be at least as long as the evaluationFrequency.", "windowSize");
        }

        if (AlertRules.Scopes(properties).All(scope => ArmAddress.Parse(scope).Id.Is(RegistryBehaviour.Type)))
        {
            foreach (var criterion in (properties["criteria"]!["allOf"] as JsonArray ?? []).OfType<JsonObject>())
            {
                RegistryMetrics.Check(criterion, window);
            }
        }

        properties.Complete(new() { ["autoMitigate"] = true, ["actions"] = new JsonArray() });
    }

    private static TimeSpan Duration(JsonObject properties, string name, string[] allowed)
        => properties.TextAt(name) is { } text && allowed.Contains(text)
            ? XmlConvert.ToTimeSpan(text)
            : throw Refused($"The {name} has to be one of {string.Join(", ", allowed)}, not '{properties[name]}'.", name);

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("BadRequest", message, $"properties.{property}");
}
