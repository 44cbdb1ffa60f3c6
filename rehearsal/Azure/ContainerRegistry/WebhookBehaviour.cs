using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>
/// Webhooks: each listens to the replica in its region. If that replica is deleted, the webhook stays, since nothing else is documented.
/// </summary>
internal sealed partial class WebhookBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries/webhooks";

    // The events that were sent; not a property that webhooks show.
    private const string Events = "events";

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var registry = change.Session.Find(change.Id.Parent!)!;
        var limits = RegistryLimits.Of(registry.Body);
        RegistryLimits.CheckRoom(change, limits.Webhooks, "webhooks");
        CheckRegion(change, registry);
        CheckProperties(change.Properties);
        change.Properties.Complete(new() { ["scope"] = "", ["status"] = "enabled" });
        change.Properties["provisioningState"] = "Succeeded";
        if (change.Existing?.Body[Events] is { } events)
        {
            change.Body[Events] = events.DeepClone();
        }
    }

    internal override JsonNode? Act(CloudSession session, StoredResource resource, string action, JsonNode? body)
        => action.ToLowerInvariant() switch
        {
            "getcallbackconfig" => new JsonObject
            {
                ["serviceUri"] = resource.Properties["serviceUri"]?.DeepClone(),
                ["customHeaders"] = resource.Properties["customHeaders"]?.DeepClone() ?? new JsonObject(),
            },
            "listevents" => new JsonObject { ["value"] = resource.Body[Events]?.DeepClone() ?? new JsonArray() },
            "ping" => Ping(session, resource),
            _ => null,
        };

    private static JsonObject Ping(CloudSession session, StoredResource webhook)
    {
        var ping = new JsonObject { ["id"] = Guid.NewGuid().ToString() };
        var content = new JsonObject { ["id"] = ping["id"]!.DeepClone(), ["timestamp"] = session.Now.UtcDateTime, ["action"] = "ping" };
        var sent = new JsonObject
        {
            ["id"] = ping["id"]!.DeepClone(),
            ["eventRequestMessage"] = new JsonObject
            {
                ["method"] = "POST",
                ["requestUri"] = webhook.Properties["serviceUri"]?.DeepClone(),
                ["content"] = content,
            },
        };
        var body = (JsonObject)webhook.Body.DeepClone();
        body[Events] = new JsonArray([sent, .. (webhook.Body[Events] as JsonArray ?? []).Select(earlier => earlier!.DeepClone())]);
        session.Put(webhook with { Body = body });
        return ping;
    }

    private static void CheckRegion(Change change, StoredResource registry)
    {
        if (change.Existing is null && change.Location != registry.Location
            && RegistryBehaviour.Replicas(change.Session, registry.ArmId).All(replica => replica.Location != change.Location))
        {
            throw ArmException.BadRequest(
                "InvalidWebhookLocation",
                $"The registry '{registry.ArmId.Name}' has no replica in the region '{change.Location}' that a webhook could listen to.",
                "location");
        }
    }

    private static void CheckProperties(JsonObject properties)
    {
        var uri = properties.TextAt("serviceUri");
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw Refused("The service URI has to be an absolute HTTP or HTTPS address.", "serviceUri");
        }

        if (properties["actions"] is not JsonArray { Count: > 0 })
        {
            throw Refused("A webhook needs at least one action.", "actions");
        }

        if (properties.TextAt("scope") is { } scope && !Scope().IsMatch(scope))
        {
            throw Refused($"'{scope}' is no scope: it has to be empty, REPOSITORY, REPOSITORY:TAG or REPOSITORY:*.", "scope");
        }
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("InvalidWebhook", message, $"properties.{property}");

    // Repository and tag by the grammar of image references.
    [GeneratedRegex(@"^([a-z0-9]+([._/-]+[a-z0-9]+)*(:(\*|\w[\w.-]{0,127}))?)?$")]
    private static partial Regex Scope();
}
