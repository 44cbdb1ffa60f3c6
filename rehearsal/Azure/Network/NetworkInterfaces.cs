using System.Net;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>The network interfaces of private endpoints, which hold their addresses. Azure creates and deletes them.</summary>
internal sealed class NetworkInterfaces : ResourceBehaviour
{
    internal const string Type = "Microsoft.Network/networkInterfaces";

    internal override bool ChangesTakeTime => true;

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        if (resource.Properties.TextAt("privateEndpoint.id") is { } endpoint)
        {
            throw ArmException.BadRequest(
                "NicInUseWithPrivateEndpoint",
                $"Network interface {resource.Id} is currently in use with a private endpoint ({endpoint}) and cannot be deleted.",
                resource.Id);
        }
    }

    /// <summary>Host names are shown once the endpoint is approved.</summary>
    internal override void Present(CloudSession session, StoredResource resource, JsonObject view)
    {
        if (resource.Properties.TextAt("privateEndpoint.id") is { } endpoint && session.Find(ArmId.Parse(endpoint)) is { } found
            && PrivateEndpoints.IsApproved(found.Properties))
        {
            return;
        }

        foreach (var configuration in view["properties"]!["ipConfigurations"]!.AsArray())
        {
            configuration!["properties"]!["privateLinkConnectionProperties"]!["fqdns"] = new JsonArray();
        }
    }

    /// <summary>The interface of an endpoint, with the name that the endpoint asks for or a generated one.</summary>
    internal static ArmId Id(ArmId endpoint, JsonObject properties)
        => endpoint.ResourceGroup!.Provided(
            "Microsoft.Network",
            "networkInterfaces",
            properties.TextAt("customNetworkInterfaceName") ?? $"{endpoint.Name}.nic.{Identities.DirectoryId(endpoint.Text, "interface")}");

    /// <summary>The addresses of an endpoint.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="endpoint">The endpoint's properties.</param>
    internal static IReadOnlyList<MemberAddress> Addresses(CloudSession session, JsonObject endpoint)
        => [.. Configurations(session, endpoint).Select(configuration =>
        {
            var link = configuration["properties"]!["privateLinkConnectionProperties"]!;
            var hostNames = link["fqdns"]!.AsArray();
            return new MemberAddress(
                new((string)link["groupId"]!, (string)link["requiredMemberName"]!, hostNames.Count == 0 ? null : (string)hostNames[0]!),
                IPAddress.Parse((string)configuration["properties"]!["privateIPAddress"]!));
        })];

    /// <summary>The ids of an endpoint's IP configurations.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="endpoint">The endpoint's properties.</param>
    internal static IEnumerable<string> ConfigurationIds(CloudSession session, JsonObject endpoint)
        => Configurations(session, endpoint).Select(configuration => (string)configuration["id"]!);

    /// <summary>Writes an endpoint's interface, with the addresses it has from now on.</summary>
    internal static void Write(CloudSession session, StoredResource endpoint, IReadOnlyList<MemberAddress> addresses)
    {
        var id = Id(endpoint.ArmId, endpoint.Properties);
        var given = PrivateEndpoints.StaticAddresses(endpoint.Properties);
        var configurations = addresses.Select((address, index) => new JsonObject
        {
            ["id"] = $"{id.Text}/ipConfigurations/{address.Member.Name}",
            ["name"] = address.Member.Name,
            ["properties"] = new JsonObject
            {
                ["primary"] = index == 0,
                ["privateIPAddress"] = address.Address.ToString(),
                ["privateIPAddressVersion"] = "IPv4",
                ["privateIPAllocationMethod"] = given.ContainsKey(address.Member.Name) ? "Static" : "Dynamic",
                ["privateLinkConnectionProperties"] = new JsonObject
                {
                    ["groupId"] = address.Member.GroupId,
                    ["requiredMemberName"] = address.Member.Name,
                    ["fqdns"] = address.Member.HostName is { } host ? new JsonArray(host) : [],
                },
                ["provisioningState"] = "Succeeded",
                ["subnet"] = endpoint.Properties["subnet"]!.DeepClone(),
            },
        });
        var body = new JsonObject
        {
            ["location"] = endpoint.Location,
            ["properties"] = new JsonObject
            {
                ["ipConfigurations"] = new JsonArray([.. configurations]),
                ["privateEndpoint"] = new JsonObject { ["id"] = endpoint.Id },
                ["provisioningState"] = "Succeeded",
            },
        };
        session.Put(new StoredResource(id.Text, body, session.Find(id)?.CreatedAt ?? session.Now, session.Now, null));
    }

    private static IEnumerable<JsonNode> Configurations(CloudSession session, JsonObject endpoint)
        => endpoint["networkInterfaces"] is JsonArray { Count: > 0 } interfaces && session.Find(ArmId.Parse((string)interfaces[0]!["id"]!)) is { } found
            ? found.Properties["ipConfigurations"]!.AsArray().Select(configuration => configuration!)
            : [];
}
