using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>
/// Private endpoints take an address of their subnet for each member of their target. Connections are approved at once, or pending where manual
/// approval is asked for. An endpoint is in the region and subscription of its network; its target may be elsewhere.
/// Source: https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties.
/// </summary>
/// <param name="services">The kinds of resources with rules of their own for private endpoints; any other has one part without a host name.</param>
internal sealed class PrivateEndpointBehaviour(params IReadOnlyList<IPrivateLinkService> services) : ResourceBehaviour
{
    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var (session, properties) = (change.Session, change.Properties);
        CheckSubnet(change);
        var (connection, isManual) = Connection(change);
        var target = Target(change, connection);
        CheckFixed(change, connection);
        CheckStaticAddresses(properties);
        if (change.Existing is null)
        {
            Service(target.ArmId)?.CheckReady(session, target);
        }

        properties["networkInterfaces"] = References.To([NetworkInterfaces.Id(change.Id, properties).Text]);
        connection["privateLinkServiceConnectionState"] = PreviousConnection(change)?["privateLinkServiceConnectionState"]?.DeepClone()
            ?? (isManual ? State("Pending", connection.TextAt("requestMessage") ?? "") : State(PrivateEndpoints.Approved, "Auto-Approved"));
        connection["provisioningState"] = "Succeeded";
        properties["provisioningState"] = "Succeeded";
        _ = Addresses(session, change.Id, properties);
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending)
    {
        var endpoint = change.Session.Find(change.Id)!;
        NetworkInterfaces.Write(change.Session, endpoint, Addresses(change.Session, endpoint.ArmId, endpoint.Properties));
        ServiceOf(endpoint)?.Connect(change.Session, endpoint);
        ZoneGroupBehaviour.WriteRecords(change.Session, endpoint.ArmId);
        return null;
    }

    internal override void FollowDeletion(CloudSession session, StoredResource resource)
    {
        session.Remove(NetworkInterfaces.Id(resource.ArmId, resource.Properties));
        ServiceOf(resource)?.Disconnect(session, resource);
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
    {
        // Azure empties it once a zone group has the addresses (azurerm's documentation of custom_dns_configs).
        var hasZoneGroup = session.Contents.Children(resource.ArmId, ZoneGroupBehaviour.Type).Any();
        var addresses = PrivateEndpoints.IsApproved(resource.Properties) && !hasZoneGroup ? NetworkInterfaces.Addresses(session, resource.Properties) : [];
        view.Child("properties")["customDnsConfigs"] = new JsonArray([.. addresses
            .Where(address => address.Member.HostName is not null)
            .Select(address => new JsonObject { ["fqdn"] = address.Member.HostName, ["ipAddresses"] = new JsonArray(address.Address.ToString()) })]);
    }

    private IPrivateLinkService? Service(ArmId target) => services.FirstOrDefault(service => target.Is(service.ResourceType));

    private IPrivateLinkService? ServiceOf(StoredResource endpoint)
        => PrivateEndpoints.Connection(endpoint.Properties)?.TextAt("privateLinkServiceId") is { } target ? Service(ArmId.Parse(target)) : null;

    private static JsonObject State(string status, string description)
        => new() { ["status"] = status, ["description"] = description, ["actionsRequired"] = "None" };

    private IReadOnlyList<MemberAddress> Addresses(CloudSession session, ArmId endpoint, JsonObject properties)
    {
        var connection = PrivateEndpoints.Connection(properties)!;
        var target = session.Find(ArmId.Parse(connection.TextAt("privateLinkServiceId")!))!;
        var groupIds = PrivateEndpoints.GroupIds(connection);
        var members = Service(target.ArmId)?.Members(session, target, groupIds) ?? [.. groupIds.Select(group => new PrivateLinkMember(group, "default", null))];
        return new AddressPlan(session).Assign(endpoint, properties, members);
    }

    private static void CheckSubnet(Change change)
    {
        const string target = "properties.subnet.id";
        var subnet = References.Check(change.Session, change.Id, change.Properties, "subnet")
            ?? throw ArmException.BadRequest("InvalidRequestFormat", $"The private endpoint '{change.Id.Name}' needs a subnet.", target);
        if (!subnet.ArmId.Is(Subnets.Type)
            || subnet.ArmId.Subscription!.Key != change.Id.Subscription!.Key
            || change.Session.Find(subnet.ArmId.Parent!)!.Location != change.Location)
        {
            throw References.NotFound(change.Id, subnet.Id, target);
        }
    }

    private static (JsonObject Connection, bool IsManual) Connection(Change change)
        => PrivateEndpoints.Connections(change.Properties).ToList() is [var only]
            ? only
            : throw ArmException.BadRequest(
                "InvalidRequestFormat",
                $"The private endpoint '{change.Id.Name}' needs exactly one connection, approved at once or by hand.",
                "properties.privateLinkServiceConnections");

    private StoredResource Target(Change change, JsonObject connection)
    {
        const string path = "properties.privateLinkServiceConnections[0].properties.privateLinkServiceId";
        var target = References.Find(change.Session, change.Id, connection.TextAt("privateLinkServiceId") ?? "", path);
        Service(target.ArmId)?.CheckOffered(target, path);
        return target;
    }

    private static JsonObject? PreviousConnection(Change change)
        => change.Existing is { } existing ? PrivateEndpoints.Connection(existing.Properties) : null;

    private static void CheckFixed(Change change, JsonObject connection)
    {
        if (change.Existing is not { } existing || PreviousConnection(change) is not { } before)
        {
            return;
        }

        var properties = change.Properties;
        var changed = !properties.Says("subnet.id", existing.Properties.TextAt("subnet.id")!) ? "properties.subnet.id"
            : !connection.Says("privateLinkServiceId", before.TextAt("privateLinkServiceId")!) ? "properties.privateLinkServiceConnections"
            : properties.TextAt("customNetworkInterfaceName") != existing.Properties.TextAt("customNetworkInterfaceName")
                ? "properties.customNetworkInterfaceName"
                : null;
        if (changed is not null)
        {
            throw ArmException.BadRequest("PropertyChangeNotAllowed", $"'{changed}' of private endpoint '{change.Id.Name}' cannot be changed.", changed);
        }
    }

    private static void CheckStaticAddresses(JsonObject properties)
    {
        const string target = "properties.ipConfigurations";
        var configurations = (properties["ipConfigurations"] as JsonArray ?? []).Select(item => item!["properties"] as JsonObject ?? []).ToList();
        if (configurations.Any(item => ((string[])["groupId", "memberName", "privateIPAddress"]).Any(name => item.TextAt(name) is null)))
        {
            throw ArmException.BadRequest("InvalidRequestFormat", "Each IP configuration needs groupId, memberName and privateIPAddress.", target);
        }

        foreach (var property in (string[])["memberName", "privateIPAddress"])
        {
            if (configurations.GroupBy(item => item.TextAt(property), StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw ArmException.BadRequest("InvalidRequestFormat", $"Several IP configurations have the {property} '{twice.Key}'.", target);
            }
        }
    }
}
