using System.Collections.Immutable;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>
/// The private endpoints that are called after the registry, as the program calls them, and the DNS zones that have their records. Subnets and zones stay
/// outside of the stack: networks share them.
/// </summary>
internal static class PrivateAccessPart
{
    private const string EndpointType = "Microsoft.Network/privateEndpoints";
    private const string Member = "registry";
    private const int LongestMessage = 140;

    /// <summary>Adds the endpoints.</summary>
    /// <returns>The settings, to be added where they belong; null where no endpoint is in them.</returns>
    internal static SettingsMap? Read(ExistingRegistry existing, AdoptionNotes notes)
    {
        var endpoints = existing.Take(
            resource => resource.Id.Is(EndpointType) && Connections(resource).Any(connection => LeadsTo(connection.Values, existing)));
        SayWhatIsNotGiven(existing, notes, endpoints);
        var possible = new List<ExistingResource>();
        foreach (var endpoint in endpoints)
        {
            if (Problem(endpoint, existing) is { } problem)
                notes.LeaveOut(existing.Registry, endpoint, problem);
            else
                possible.Add(endpoint);
        }

        if (possible is [])
            return null;
        var zones = ZoneGroups.Of(possible, existing, notes);
        var settings = new SettingsMap();
        settings.Add("endpoints", SettingsList.Of(possible.Select(endpoint => Describe(endpoint, existing, zones))));
        settings.Add("dns", zones.Describe());
        foreach (var endpoint in possible)
        {
            SkipWhatIsAzures(endpoint);
            notes.LeaveOutRest(existing.Registry, endpoint);
        }

        return settings;
    }

    private static void SayWhatIsNotGiven(ExistingRegistry existing, AdoptionNotes notes, ImmutableArray<ExistingResource> endpoints)
    {
        var connections = existing.TakeChildren("privateEndpointConnections").Select(connection => connection.Values)
            .Concat(existing.Registry.Values.Objects("privateEndpointConnections"));
        var ids = connections.Select(connection => connection.Object("privateEndpoint").Text("id")).OfType<string>();
        var given = endpoints.Select(endpoint => endpoint.Id.Text);
        foreach (var id in ids.Except(given, StringComparer.OrdinalIgnoreCase))
            notes.NotGiven.Add(($"the private endpoint {id}", $"az network private-endpoint show --ids {id}"));
    }

    private static string? Problem(ExistingResource endpoint, ExistingRegistry existing)
    {
        var (name, prefix) = (endpoint.Name, $"{existing.Name}-");
        return Connections(endpoint) switch
        {
            _ when !name.StartsWith(prefix, StringComparison.Ordinal) || !Names.IsInNetwork(name[prefix.Length..])
                => $"the program calls private endpoints {prefix}NAME",
            _ when endpoint.Id.Subscription!.Key != existing.Registry.Id.Subscription!.Key => "it is in another subscription",
            _ when PartTags.Missing(endpoint, existing) is { } tag => $"it has not the registry's tag {tag}, which the program would give it",
            not [_] => "the program has one connection for each endpoint",
            [var (connection, _)] when connection.Texts("groupIds") is not [Member] => "the program has endpoints for registry only",
            [(var connection, true)] when (connection.Text("requestMessage")?.Length ?? 0) is 0 or > LongestMessage
                => $"the settings have a request of 1 to {LongestMessage} characters",
            _ when endpoint.Values.Objects("ipConfigurations").Any(one => one.Text("name") != one.Text("memberName") || Address(one) is null)
                => "the program names fixed addresses after their members",
            _ => null,
        };
    }

    private static SettingsMap Describe(ExistingResource endpoint, ExistingRegistry existing, ZoneGroups zones)
    {
        var (registry, values) = (existing.Registry, endpoint.Values);
        var (connection, isManual) = Connections(endpoint)[0];
        var map = new SettingsMap();
        map.Add("name", endpoint.Name[(existing.Name.Length + 1)..]);
        map.Add("adopt", true);
        map.Add("subnet", values.Object("subnet").Text("id")!);
        if (endpoint.Region != registry.Region)
            map.Add("region", endpoint.Region);
        if (endpoint.Id.ResourceGroup!.Key != registry.Id.ResourceGroup!.Key)
            map.Add("resourceGroup", endpoint.Id.ResourceGroup.Name);
        if (zones.NameFor(endpoint) is { } zone)
            map.Add("zone", zone);
        if (connection.Text("name") is { } connectionName && connectionName != endpoint.Name)
            map.Add("connectionName", connectionName);
        if (values.Text("customNetworkInterfaceName") is { } networkInterface)
            map.Add("networkInterfaceName", networkInterface);
        map.AddUnlessEmpty(
            "applicationSecurityGroups",
            SettingsList.Of(values.Objects("applicationSecurityGroups").Select(group => group.Text("id")).OfType<string>().Order(StringComparer.Ordinal)));
        if (isManual)
            map.Add("approval", SettingsMap.Of([new("message", connection.Text("requestMessage")!)]));
        map.AddUnlessEmpty("addresses", Addresses(values));
        PartTags.Add(map, endpoint, existing);
        return map;
    }

    /// <summary>Azure's members are called <c>registry</c>, <c>registry_data_REGION</c> and, with regional endpoints, <c>registry_REGION</c>.</summary>
    private static SettingsMap Addresses(AzureObject values)
    {
        var (all, data, regional) = (new SettingsMap(), new SettingsMap(), new SettingsMap());
        foreach (var configuration in values.Objects("ipConfigurations").OrderBy(one => one.Text("memberName"), StringComparer.Ordinal))
        {
            configuration.Skip("groupId", "etag", "id", "type", "provisioningState");
            var parts = configuration.Text("memberName")!.Split('_');
            var (map, key) = parts switch
            {
                [Member, "data", var region] => (data, region),
                [Member, var region] => (regional, region),
                _ => (all, Member),
            };
            map.Add(key, Address(configuration)!);
        }

        all.AddUnlessEmpty("data", data);
        all.AddUnlessEmpty("regional", regional);
        return all;
    }

    private static string? Address(AzureObject configuration) => configuration.Text("privateIPAddress");

    private static ImmutableArray<(AzureObject Values, bool IsManual)> Connections(ExistingResource endpoint) =>
    [
        .. endpoint.Values.Objects("privateLinkServiceConnections").Select(connection => (connection, false)),
        .. endpoint.Values.Objects("manualPrivateLinkServiceConnections").Select(connection => (connection, true)),
    ];

    private static bool LeadsTo(AzureObject connection, ExistingRegistry existing)
        => AzureObject.Same(connection.Text("privateLinkServiceId"), existing.Registry.Id.Text);

    private static void SkipWhatIsAzures(ExistingResource endpoint)
    {
        endpoint.Values.Skip("networkInterfaces", "customDnsConfigs", "location", "tags", "ipVersionType");
        endpoint.Values.Object("subnet").Skip("properties", "resourceGroup", "privateEndpointNetworkPolicies", "privateLinkServiceNetworkPolicies");
        foreach (var (connection, _) in Connections(endpoint))
            connection.Skip("id", "etag", "type", "resourceGroup", "provisioningState", "privateLinkServiceConnectionState", "requestMessage");
    }
}
