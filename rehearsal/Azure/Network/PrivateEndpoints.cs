using System.Net;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>Finding private endpoints, and reading what they say.</summary>
internal static class PrivateEndpoints
{
    internal const string Type = "Microsoft.Network/privateEndpoints";
    internal const string Approved = nameof(Approved);

    private static readonly string[] ConnectionLists = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

    /// <summary>The endpoints in a subnet.</summary>
    internal static IEnumerable<StoredResource> In(CloudSession session, ArmId subnet)
        => session.Contents.OfType(Type).Where(endpoint => endpoint.Properties.Says("subnet.id", subnet.Text));

    /// <summary>The endpoints to a resource, approved or not.</summary>
    internal static IEnumerable<StoredResource> To(CloudSession session, ArmId target)
        => session.Contents.OfType(Type).Where(endpoint => Connection(endpoint.Properties)?.Says("privateLinkServiceId", target.Text) == true);

    /// <summary>The approved endpoints to a resource.</summary>
    internal static IEnumerable<StoredResource> ConnectedTo(CloudSession session, ArmId target)
        => To(session, target).Where(endpoint => IsApproved(endpoint.Properties));

    /// <summary>Whether an endpoint is approved.</summary>
    internal static bool IsApproved(JsonObject endpoint) => Connection(endpoint)?.Says("privateLinkServiceConnectionState.status", Approved) == true;

    /// <summary>All connections in the properties of an endpoint, and whether each asks for approval by hand.</summary>
    internal static IEnumerable<(JsonObject Connection, bool IsManual)> Connections(JsonObject endpoint)
        => ConnectionLists.SelectMany((name, index) => endpoint[name] is JsonArray list
            ? list.Select(item => (item!.AsObject().Child("properties"), index == 1))
            : []);

    /// <summary>The properties of an endpoint's one connection; null when there is none.</summary>
    internal static JsonObject? Connection(JsonObject endpoint) => Connections(endpoint).FirstOrDefault().Connection;

    /// <summary>The group ids of a connection.</summary>
    internal static IReadOnlyList<string> GroupIds(JsonObject connection)
        => connection["groupIds"] is JsonArray groups ? [.. groups.Select(group => (string)group!)] : [];

    /// <summary>The static addresses of an endpoint by member; none when its addresses are dynamic.</summary>
    internal static IReadOnlyDictionary<string, IPAddress> StaticAddresses(JsonObject endpoint)
        => endpoint["ipConfigurations"] is JsonArray configurations
            ? configurations.Select(configuration => configuration!["properties"] as JsonObject ?? []).ToDictionary(
                configuration => configuration.TextAt("memberName") ?? "",
                configuration => IPAddress.TryParse(configuration.TextAt("privateIPAddress"), out var address) ? address : IPAddress.None,
                StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, IPAddress>();

    /// <summary>Writes the state of an endpoint's connection.</summary>
    internal static void SetState(CloudSession session, StoredResource endpoint, JsonObject state)
    {
        var body = (JsonObject)endpoint.Body.DeepClone();
        Connection((JsonObject)body["properties"]!)!["privateLinkServiceConnectionState"] = state.DeepClone();
        session.Put(endpoint with { Body = body });
    }
}
