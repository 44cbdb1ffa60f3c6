using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>
/// The zone group of a private endpoint writes the endpoint's addresses as A records into private DNS zones. It overwrites and removes records of
/// other endpoints to the same registry. The zone may be in another subscription.
/// </summary>
internal sealed class ZoneGroupBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups";

    private const int MostZones = 5;
    private const string ConfigsPath = "properties.privateDnsZoneConfigs";

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        var (session, endpoint) = (change.Session, change.Id.Parent!);
        if (change.FindInPlace(ExclusivePlace.ZoneGroup, session.Contents.Children(endpoint, Type)) is not null)
        {
            throw ArmException.BadRequest(
                "MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed",
                $"Private endpoint '{endpoint.Name}' has a private DNS zone group already; more than one is not allowed.",
                change.Id.Text);
        }

        var configs = Configs(change.Body).ToList();
        if (configs.Count > MostZones)
        {
            throw ArmException.BadRequest(
                "PrivateDnsZoneConfigsLimitExceeded", $"A private DNS zone group has at most {MostZones} zones, not {configs.Count}.", ConfigsPath);
        }

        foreach (var config in configs)
        {
            References.CheckAnywhere(session, change.Id, Zone(config), ConfigsPath, PrivateDnsZoneBehaviour.Type);
        }

        change.Properties["provisioningState"] = "Succeeded";
    }

    internal override JsonObject? Follow(Change change, PendingWork? pending)
    {
        Write(change.Session, change.Session.Find(change.Id)!, change.Existing?.Body);
        return null;
    }

    internal override void FollowDeletion(CloudSession session, StoredResource resource)
        => ZoneRecords.Replace(session, ZoneRecords.Read(Configs(resource.Body)), []);

    /// <summary>Brings the records of an endpoint's zone group, if it has one, to the addresses that the endpoint has now.</summary>
    internal static void WriteRecords(CloudSession session, ArmId endpoint)
    {
        foreach (var group in session.Contents.Children(endpoint, Type).ToList())
        {
            Write(session, group, group.Body);
        }
    }

    private static void Write(CloudSession session, StoredResource group, JsonObject? before)
    {
        var endpoint = session.Find(group.ArmId.Parent!)!.Properties;
        var addresses = PrivateEndpoints.IsApproved(endpoint) ? NetworkInterfaces.Addresses(session, endpoint) : [];
        var body = (JsonObject)group.Body.DeepClone();
        foreach (var config in Configs(body))
        {
            config["recordSets"] = ZoneRecords.For(ArmId.Parse(Zone(config)), addresses);
        }

        session.Put(group with { Body = body });
        ZoneRecords.Replace(session, before is null ? [] : ZoneRecords.Read(Configs(before)), ZoneRecords.Read(Configs(body)));
    }

    private static IEnumerable<JsonObject> Configs(JsonObject group)
        => group["properties"]?["privateDnsZoneConfigs"] is JsonArray configs ? configs.Select(config => config!.AsObject().Child("properties")) : [];

    private static string Zone(JsonObject config) => config.TextAt("privateDnsZoneId") ?? "";
}
