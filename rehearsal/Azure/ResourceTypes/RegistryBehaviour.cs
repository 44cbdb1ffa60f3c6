using System.Text.Json.Nodes;
using Rehearsal.Azure.ResourceTypes.Network;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ResourceTypes;

/// <summary>Container registries.</summary>
internal sealed class RegistryBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.ContainerRegistry/registries";

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    /// <summary>Whether replicas, private access and the like are available.</summary>
    internal static bool IsPremium(JsonObject registry) => registry.Says("sku.name", "Premium");

    internal override void Prepare(Change change)
    {
        CheckUnique(change);
        RegistryRules.Check(change);
        var (body, name) = (change.Body, change.Id.Name);
        body["sku"] = new JsonObject { ["name"] = body.TextAt("sku.name"), ["tier"] = body.TextAt("sku.name") };
        change.KeepFixed("zoneRedundancy");
        change.Properties.Complete(RegistryDefaults.Properties(IsPremium(body)));
        var properties = change.Properties;
        if (PrivateEndpoints.ConnectedTo(change.Session, change.Id).Any())
        {
            // A private endpoint has an address for each data endpoint, and keeps them on.
            properties["dataEndpointEnabled"] = true;
        }

        properties["loginServer"] = LoginServer(name);
        properties["creationDate"] = change.Existing?.Properties["creationDate"]?.DeepClone() ?? JsonValue.Create(change.Session.Now.UtcDateTime);
        properties["provisioningState"] = "Succeeded";
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending)
    {
        if (!IsPremium(change.Body))
        {
            if (HomeReplica(change.Session, change.Id) is { } home)
            {
                change.Session.Remove(home.ArmId);
            }
        }
        else if (HomeReplica(change.Session, change.Id) is null)
        {
            change.Session.Put(ReplicationBehaviour.CreateHome(change, pending));
        }

        return change.Existing is { } existing ? UpdateEndpoints(change, existing, pending) : null;
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
    {
        var properties = view.Child("properties");
        var regions = Replicas(session, resource.ArmId).Select(replica => replica.Location!).DefaultIfEmpty(resource.Location!).ToList();
        JsonArray HostNames(string property, string suffix) => properties[property] is { } value && (value.ToString() is "true" or "Enabled")
            ? [.. regions.Select(region => (JsonNode)$"{resource.ArmId.Name.ToLowerInvariant()}.{region}.{suffix}.azurecr.io")]
            : [];
        properties["dataEndpointHostNames"] = HostNames("dataEndpointEnabled", "data");
        properties["regionalEndpointHostNames"] = HostNames("regionalEndpoints", "geo");
        properties["privateEndpointConnections"] = PrivateEndpointConnectionBehaviour.Of(session, resource.ArmId);
    }

    internal override JsonNode? Act(CloudSession session, StoredResource resource, string action, JsonNode? body)
        => action.ToLowerInvariant() switch
        {
            "listcredentials" => RegistryActions.ListCredentials(resource),
            "listusages" => RegistryActions.ListUsages(session, resource),
            _ => null,
        };

    internal override JsonNode? ActOnSubscription(CloudSession session, string action, JsonNode? body)
        => action.Equals("checkNameAvailability", StringComparison.OrdinalIgnoreCase) ? RegistryActions.CheckNameAvailability(session, body) : null;

    /// <summary>All replicas, that of the home region included.</summary>
    internal static IEnumerable<StoredResource> Replicas(CloudSession session, ArmId registry)
        => session.Contents.Children(registry, ReplicationBehaviour.Type);

    /// <summary>The replica that exists with the registry; null for one that is not Premium.</summary>
    internal static StoredResource? HomeReplica(CloudSession session, ArmId registry)
        => Replicas(session, registry).FirstOrDefault(replica => replica.Location == session.Find(registry)!.Location);

    // Regional endpoints need addresses in each private endpoint: where there are not enough, the registry stays as it was.
    private static JsonObject? UpdateEndpoints(Change change, StoredResource before, PendingWork? pending)
    {
        try
        {
            RegistryEndpoints.Update(change.Session, change.Session.Find(change.Id)!);
            return null;
        }
        catch (ArmException refusal)
        {
            change.Session.Put(before with { Pending = pending });
            return refusal.Error.ToJson();
        }
    }

    private static string LoginServer(string name) => $"{name.ToLowerInvariant()}.azurecr.io";

    private static void CheckUnique(Change change)
    {
        if (change.Session.Contents.Named(Type, change.Id.Name).Any(other => other.ArmId.Key != change.Id.Key))
        {
            throw ArmException.Conflict(
                "AlreadyInUse",
                $"The registry DNS name {LoginServer(change.Id.Name)} is already in use. "
                + "You can check if the name is already claimed using the API checkNameAvailability.",
                change.Id.Text);
        }
    }
}
