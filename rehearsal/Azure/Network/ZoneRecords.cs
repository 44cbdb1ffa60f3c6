using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>One A record of a private DNS zone.</summary>
/// <param name="Id">The record set, such as <c>…/privateDnsZones/privatelink.azurecr.io/A/contoso</c>.</param>
/// <param name="Address">The address it leads to.</param>
/// <param name="TimeToLive">For how many seconds it may be cached.</param>
internal sealed record ZoneRecord(ArmId Id, string Address, int TimeToLive);

/// <summary>The records that zone groups write.</summary>
internal static class ZoneRecords
{
    private const string ZonePrefix = "privatelink.";
    private const int TimeToLive = 10;

    /// <summary>
    /// The record sets for an endpoint's host names in a zone. A zone has records for the domain that it is named after, such as
    /// <c>contoso</c> for <c>contoso.azurecr.io</c> in <c>privatelink.azurecr.io</c>; any other zone is accepted and stays empty.
    /// </summary>
    internal static JsonArray For(ArmId zone, IEnumerable<MemberAddress> addresses)
    {
        if (!zone.Name.StartsWith(ZonePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var domain = $".{zone.Name[ZonePrefix.Length..]}";
        return new JsonArray([.. addresses
            .Where(address => address.Member.HostName?.EndsWith(domain, StringComparison.OrdinalIgnoreCase) == true)
            .Select(address =>
            {
                var name = address.Member.HostName![..^domain.Length];
                return new JsonObject
                {
                    ["recordType"] = "A",
                    ["recordSetName"] = name,
                    ["fqdn"] = $"{name}.{zone.Name}",
                    ["ttl"] = TimeToLive,
                    ["ipAddresses"] = new JsonArray(address.Address.ToString()),
                    ["provisioningState"] = "Succeeded",
                };
            })]);
    }

    /// <summary>The records that the configurations of a zone group have.</summary>
    internal static IReadOnlyList<ZoneRecord> Read(IEnumerable<JsonObject> configs)
        => [.. configs.SelectMany(config => (config["recordSets"] as JsonArray ?? []).Select(set => new ZoneRecord(
            ArmId.Parse(config.TextAt("privateDnsZoneId")!).Child("A", (string)set!["recordSetName"]!),
            (string)set["ipAddresses"]![0]!,
            (int)set["ttl"]!)))];

    /// <summary>Removes former records and writes the new ones, overwriting existing ones.</summary>
    internal static void Replace(CloudSession session, IReadOnlyList<ZoneRecord> before, IReadOnlyList<ZoneRecord> after)
    {
        foreach (var gone in before.ExceptBy(after.Select(record => record.Id.Key), record => record.Id.Key))
        {
            session.Remove(gone.Id);
        }

        foreach (var record in after.Where(record => session.Find(record.Id.Parent!) is not null))
        {
            var body = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["ttl"] = record.TimeToLive,
                    ["aRecords"] = new JsonArray(new JsonObject { ["ipv4Address"] = record.Address }),
                    ["fqdn"] = RecordSetBehaviour.FullName(record.Id),
                    ["isAutoRegistered"] = false,
                },
            };
            session.Put(new StoredResource(record.Id.Text, body, session.Find(record.Id)?.CreatedAt ?? session.Now, session.Now, null));
        }
    }
}
