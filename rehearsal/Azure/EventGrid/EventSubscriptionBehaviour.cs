using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.EventGrid;

/// <summary>Subscriptions to the events of a system topic.</summary>
/// <remarks>Facts: "Azure Container Registry as an Event Grid source", "Event Grid message delivery and retry".</remarks>
internal sealed class EventSubscriptionBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.EventGrid/systemTopics/eventSubscriptions";

    private const int MaximumAttempts = 30;
    private const int MaximumMinutes = 1440;

    private static readonly string[] RegistryEvents =
        [.. ((string[])["ImagePushed", "ImageDeleted", "ChartPushed", "ChartDeleted"]).Select(name => $"Microsoft.ContainerRegistry.{name}")];

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        var (properties, source) = (change.Properties, change.Session.Find(change.Id.Parent!)!.Properties.TextAt("source")!);
        change.KeepFixed("eventDeliverySchema");
        CheckDestination(change);
        if (ArmAddress.Parse(source).Id.Is(RegistryBehaviour.Type))
        {
            CheckEvents(properties);
        }

        properties.Complete(new()
        {
            ["eventDeliverySchema"] = "EventGridSchema",
            ["filter"] = new JsonObject { ["subjectBeginsWith"] = "", ["subjectEndsWith"] = "" },
            ["retryPolicy"] = new JsonObject { ["maxDeliveryAttempts"] = MaximumAttempts, ["eventTimeToLiveInMinutes"] = MaximumMinutes },
        });
        CheckRetries(properties, "maxDeliveryAttempts", MaximumAttempts);
        CheckRetries(properties, "eventTimeToLiveInMinutes", MaximumMinutes);
        properties["topic"] = source;
        properties["provisioningState"] = "Succeeded";
    }

    private static void CheckDestination(Change change)
    {
        const string target = "properties.destination";
        var destination = change.Properties["destination"] as JsonObject ?? change.Properties["deliveryWithResourceIdentity"]?["destination"] as JsonObject
            ?? throw Refused("An event subscription needs a destination.", target);
        if (destination["properties"] is not JsonObject properties)
        {
            throw Refused("The destination needs properties that say where it is.", target);
        }

        if (!destination.Says("endpointType", "WebHook"))
        {
            _ = LinkedResources.Check(change.Session, properties.TextAt("resourceId"), $"{target}.properties.resourceId");
            return;
        }

        if (!Uri.TryCreate(properties.TextAt("endpointUrl"), UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw Refused("The endpoint of a webhook destination has to be an absolute HTTPS address.", $"{target}.properties.endpointUrl");
        }

        // What comes after the path may hold a secret.
        properties["endpointBaseUrl"] = uri.GetLeftPart(UriPartial.Path);
    }

    private static void CheckEvents(JsonObject properties)
    {
        var filter = properties.Child("filter");
        filter.Complete(new() { ["includedEventTypes"] = new JsonArray([.. RegistryEvents.Select(name => JsonValue.Create(name))]) });
        if (((JsonArray)filter["includedEventTypes"]!)
            .FirstOrDefault(name => !RegistryEvents.Contains((string?)name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Refused(
                $"The event type '{unknown}' is invalid for a registry; it has {string.Join(", ", RegistryEvents)}.", "properties.filter.includedEventTypes");
        }
    }

    private static void CheckRetries(JsonObject properties, string name, int maximum)
    {
        if (properties["retryPolicy"]![name]!.GetValue<int>() is var value && (value < 1 || value > maximum))
        {
            throw Refused($"The {name} has to be from 1 to {maximum}.", $"properties.retryPolicy.{name}");
        }
    }

    private static ArmException Refused(string message, string target) => ArmException.BadRequest("InvalidRequest", message, target);
}
