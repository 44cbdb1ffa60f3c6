using System.Collections.Immutable;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Which DNS zone has the records of which private endpoint. What the program cannot declare is left as it is.</summary>
/// <param name="Zones">The zone's id by the endpoint's; null where the records are left to others.</param>
internal sealed record ZoneGroups(ImmutableSortedDictionary<string, string>? Zones)
{
    private const string GroupType = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups";
    private const string GroupName = "default";
    private const string ZoneName = "privatelink.azurecr.io";

    internal static ZoneGroups Of(IReadOnlyList<ExistingResource> endpoints, ExistingRegistry existing, AdoptionNotes notes)
    {
        var groups = existing.Take(resource => resource.Id.Is(GroupType) && endpoints.Any(endpoint => endpoint.Id.Key == resource.Id.Parent!.Key));
        if (groups is [])
        {
            var commands = endpoints.Select(
                endpoint => $"az network private-endpoint dns-zone-group list --endpoint-name {endpoint.Name} -g {endpoint.Id.ResourceGroup!.Name}");
            notes.NotGiven.Add(("the DNS zone groups of the private endpoints", string.Join('\n', commands)));
        }

        var zones = groups.Where(group => ZoneOf(group) is not null)
            .ToImmutableSortedDictionary(group => group.Id.Parent!.Key, group => ZoneOf(group)!, StringComparer.Ordinal);
        var areDistinct = zones.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == zones.Count;
        var areAll = groups.Length == endpoints.Count && zones.Count == endpoints.Count && areDistinct;
        foreach (var group in groups.Where(_ => !areAll))
        {
            notes.LeaveOut(
                existing.Registry,
                group,
                $"the program has a zone group {GroupName} with a {ZoneName} of its own for each endpoint, so the records are left to others");
        }

        return new(areAll ? zones : null);
    }

    /// <summary>What the zone is called in the settings; null where there is no choice.</summary>
    internal string? NameFor(ExistingResource endpoint) => Zones is { Count: > 1 } ? Name(Zones.Keys.ToList().IndexOf(endpoint.Id.Key)) : null;

    internal SettingsMap Describe()
    {
        var dns = new SettingsMap();
        if (Zones is null)
        {
            dns.Add("managedElsewhere", true);
            return dns;
        }

        dns.Add("zones", SettingsList.Of(Zones.Values.Select((id, index) => SettingsMap.Of([new("name", Name(index)), new("id", id)]))));
        return dns;
    }

    private static string Name(int index) => $"zone{index + 1}";

    private static string? ZoneOf(ExistingResource group)
        => group.Name == GroupName && group.Values.Objects("privateDnsZoneConfigs") is [var configuration]
            && configuration.Text("name") == ZoneName.Replace('.', '-')
            && configuration.Text("privateDnsZoneId") is { } id && AzureObject.Same(id.Split('/')[^1], ZoneName)
            ? id
            : null;
}
