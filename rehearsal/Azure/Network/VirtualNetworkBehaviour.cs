using System.Net;
using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>
/// Virtual networks. Subnets that come in a network's body are the same ones as those with addresses of their own. A body with
/// <c>subnets</c> says which ones there are: others are deleted. A body without leaves all of them, as Azure does since API version 2023-09-01.
/// </summary>
internal sealed class VirtualNetworkBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Network/virtualNetworks";

    internal override bool ChangesTakeTime => true;

    internal override bool MayBeGlobal => false;

    internal override void Prepare(Change change)
    {
        var (session, id) = (change.Session, change.Id);
        var space = AddressPrefixes.OfNetwork(change.Properties, id.Name);
        if (change.Properties["subnets"] is JsonArray subnets)
        {
            CheckSubnets(session, id, space, [.. subnets.Select(subnet => (JsonObject)subnet!)]);
        }
        else
        {
            CheckSpace(session, id, space);
        }

        change.Properties.Complete(new() { ["enableDdosProtection"] = false });
        change.Properties["resourceGuid"] = Identities.DirectoryId(id.Text, "network");
        change.Properties["provisioningState"] = "Succeeded";
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending)
    {
        var session = change.Session;
        var network = session.Find(change.Id)!;
        if (network.Body["properties"]!["subnets"] is not JsonArray subnets)
        {
            return null;
        }

        var body = (JsonObject)network.Body.DeepClone();
        _ = body["properties"]!.AsObject().Remove("subnets");
        session.Put(network with { Body = body });
        var named = subnets.ToDictionary(subnet => Subnet(change.Id, (JsonObject)subnet!).Key, subnet => (JsonObject)subnet!);
        foreach (var gone in Subnets.Of(session, change.Id).Where(subnet => !named.ContainsKey(subnet.ArmId.Key)).ToList())
        {
            session.Delete(gone);
        }

        foreach (var subnet in named.Values)
        {
            var id = Subnet(change.Id, subnet);
            var existing = session.Find(id);
            session.Put(new StoredResource(
                existing?.Id ?? id.Text,
                new JsonObject { ["properties"] = subnet["properties"]!.DeepClone() },
                existing?.CreatedAt ?? session.Now,
                session.Now,
                existing is null ? pending : null));
        }

        return null;
    }

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        foreach (var subnet in Subnets.Of(session, resource.ArmId))
        {
            Subnets.CheckUnused(session, subnet.ArmId);
        }
    }

    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
        => view.Child("properties")["subnets"] = new JsonArray([.. Subnets.Of(session, resource.ArmId).Select(subnet =>
        {
            var properties = (JsonObject)subnet.Properties.DeepClone();
            properties["provisioningState"] = subnet.Pending?.State ?? "Succeeded";
            Subnets.Present(session, subnet.ArmId, properties);
            return new JsonObject { ["id"] = subnet.Id, ["name"] = subnet.ArmId.Name, ["type"] = Subnets.Type, ["properties"] = properties };
        })]);

    private static ArmId Subnet(ArmId network, JsonObject subnet)
        => network.Child("subnets", subnet.TextAt("name")
            ?? throw ArmException.BadRequest("InvalidRequestFormat", $"A subnet of virtual network '{network.Name}' has no name.", "properties.subnets"));

    private static void CheckSubnets(CloudSession session, ArmId network, IReadOnlyList<IPNetwork> space, IReadOnlyList<JsonObject> subnets)
    {
        var seen = new List<(string Name, IPNetwork Prefix)>();
        var keys = new HashSet<string>();
        foreach (var subnet in subnets)
        {
            var id = Subnet(network, subnet);
            if (!keys.Add(id.Key))
            {
                throw ArmException.BadRequest("InvalidRequestFormat", $"Virtual network '{network.Name}' has two subnets '{id.Name}'.", "properties.subnets");
            }

            Subnets.Complete(session, id, subnet.Child("properties"), space, seen);
            seen.AddRange(AddressPrefixes.OfSubnet(subnet.Child("properties"), id.Name).Select(prefix => (id.Name, prefix)));
        }

        foreach (var gone in Subnets.Of(session, network).Where(subnet => !keys.Contains(subnet.ArmId.Key)))
        {
            Subnets.CheckUnused(session, gone.ArmId);
        }
    }

    private static void CheckSpace(CloudSession session, ArmId network, IReadOnlyList<IPNetwork> space)
    {
        foreach (var subnet in Subnets.Of(session, network))
        {
            if (AddressPrefixes.OfSubnet(subnet.Properties, subnet.ArmId.Name).Any(prefix => !space.Any(range => range.Covers(prefix))))
            {
                throw ArmException.BadRequest(
                    "InUsePrefixCannotBeDeleted",
                    $"The address space of virtual network '{network.Name}' does not cover its subnet '{subnet.ArmId.Name}'.",
                    "properties.addressSpace.addressPrefixes");
            }
        }
    }
}
