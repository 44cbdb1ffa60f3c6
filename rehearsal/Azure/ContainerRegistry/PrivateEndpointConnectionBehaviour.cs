using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>
/// The private endpoint connections of a registry. They are created and deleted with the endpoints; only their approval can be changed.
/// </summary>
internal sealed class PrivateEndpointConnectionBehaviour : ResourceBehaviour
{
    internal const string Type = $"{RegistryBehaviour.Type}/privateEndpointConnections";

    private const string Disconnected = nameof(Disconnected);

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        var existing = change.Existing ?? throw ArmException.NotFound(change.Id);
        change.Properties["privateEndpoint"] = existing.Properties["privateEndpoint"]!.DeepClone();
        change.Properties.Complete((JsonObject)existing.Properties.DeepClone());
        if (Endpoint(change.Session, existing) is { } endpoint)
        {
            _ = RegistryEndpoints.Plan(change.Session, change.Session.Find(change.Id.Parent!)!, [endpoint]);
        }
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending)
    {
        var session = change.Session;
        var connection = session.Find(change.Id)!;
        if (Endpoint(session, connection) is { } endpoint)
        {
            PrivateEndpoints.SetState(session, endpoint, (JsonObject)connection.Properties["privateLinkServiceConnectionState"]!);
            RegistryEndpoints.Update(session, session.Find(change.Id.Parent!)!, [session.Find(endpoint.ArmId)!]);
            TurnOnDataEndpoints(session, change.Id.Parent!);
        }

        return null;
    }

    internal override void FollowDeletion(CloudSession session, StoredResource resource)
    {
        if (Endpoint(session, resource) is { } endpoint)
        {
            PrivateEndpoints.SetState(session, endpoint, new() { ["status"] = Disconnected, ["description"] = "", ["actionsRequired"] = "None" });
            ZoneGroupBehaviour.WriteRecords(session, endpoint.ArmId);
        }
    }

    /// <summary>The connections of a registry, as a part of what it shows.</summary>
    internal static JsonArray Of(CloudSession session, ArmId registry)
        => new([.. session.Contents.Children(registry, Type).Select(connection => new JsonObject
        {
            ["id"] = connection.Id,
            ["name"] = connection.ArmId.Name,
            ["type"] = Type,
            ["properties"] = connection.Properties.DeepClone(),
        })]);

    /// <summary>Writes the connection of an endpoint that leads to a registry.</summary>
    internal static void Write(CloudSession session, StoredResource endpoint)
    {
        if (Id(endpoint) is not { } id)
        {
            return;
        }

        var body = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["privateEndpoint"] = new JsonObject { ["id"] = endpoint.Id },
                ["privateLinkServiceConnectionState"] = PrivateEndpoints.Connection(endpoint.Properties)!["privateLinkServiceConnectionState"]!.DeepClone(),
                ["provisioningState"] = "Succeeded",
            },
        };
        session.Put(new StoredResource(id.Text, body, session.Find(id)?.CreatedAt ?? session.Now, session.Now, null));
        TurnOnDataEndpoints(session, id.Parent!);
    }

    /// <summary>Removes the connection of an endpoint that is gone.</summary>
    internal static void Remove(CloudSession session, StoredResource endpoint)
    {
        if (Id(endpoint) is { } id)
        {
            session.Remove(id);
        }
    }

    /// <summary>An approved private endpoint turns on the registry's data endpoints.</summary>
    private static void TurnOnDataEndpoints(CloudSession session, ArmId id)
    {
        if (PrivateEndpoints.ConnectedTo(session, id).Any())
        {
            var registry = session.Find(id)!;
            var body = (JsonObject)registry.Body.DeepClone();
            body["properties"]!["dataEndpointEnabled"] = true;
            session.Put(registry with { Body = body });
        }
    }

    private static StoredResource? Endpoint(CloudSession session, StoredResource connection)
        => session.Find(ArmId.Parse(connection.Properties.TextAt("privateEndpoint.id")!));

    private static ArmId? Id(StoredResource endpoint)
        => PrivateEndpoints.Connection(endpoint.Properties)?.TextAt("privateLinkServiceId") is { } target
            && ArmId.Parse(target) is var id && id.Is(RegistryBehaviour.Type)
            ? id.Child("privateEndpointConnections", $"{endpoint.ArmId.Name}.{Identities.DirectoryId(endpoint.Id, "connection")}")
            : null;
}
