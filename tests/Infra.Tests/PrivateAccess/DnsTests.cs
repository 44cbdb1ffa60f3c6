using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.PrivateAccess;

public class DnsTests
{
    private const string Path = "geo-registry:registries[0].privateAccess";
    private const string Zones = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones";
    private const string Zone = $"{Zones}/privatelink.azurecr.io";
    private const string TryZones = "give each endpoint a zone of its own in dns.zones, in another resource group, or set dns.managedElsewhere: true";

    private static readonly string TwoEndpoints = Endpoints("", "");

    [Fact]
    public void Two_endpoints_without_zones_of_their_own_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.endpoints[1]",
                "{ name: …, subnet: … }",
                $"must have another zone than {Path}.endpoints[0]: the two would overwrite each other's records",
                TryZones),
            Assert.Single(With(TwoEndpoints)));

    [Fact]
    public void Two_endpoints_on_one_zone_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.endpoints[1].zone",
                "\"one\"",
                $"must have another zone than {Path}.endpoints[0]: the two would overwrite each other's records",
                TryZones),
            Assert.Single(With($"{Endpoints(", zone: one", ", zone: one")}\ndns: {{ zones: [{{ name: one }}, {{ name: two, id: {Zone} }}] }}")));

    [Fact]
    public void Two_endpoints_whose_records_are_left_to_others_may_share_a_zone()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"""
            privateAccess:
              {TwoEndpoints}
              dns: {"{"} managedElsewhere: true {"}"}
            """)).Registries);

        Assert.Empty(registry.PrivateAccess.Zones);
        Assert.All(registry.PrivateAccess.Endpoints, endpoint => Assert.Null(endpoint.Zone));
    }

    [Fact]
    public void Each_endpoint_has_its_zone_which_is_linked_to_the_endpoints_network_or_the_networks_given()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"""
            privateAccess:
              {Endpoints(", zone: two", ", zone: one")}
              dns: {"{"} zones: [{"{"} name: two, resourceGroup: rg-two, existingResourceGroup: false {"}"},
                {"{"} name: one, links: [{EndpointTests.Network}2, {EndpointTests.Network}3] {"}"}] {"}"}
            """)).Registries);

        Assert.Equal(["one", "two"], registry.PrivateAccess.Zones.Select(zone => zone.Name));
        Assert.Equal([$"{EndpointTests.Network}2", $"{EndpointTests.Network}3"], registry.PrivateAccess.Zones[0].Links.AsEnumerable());
        Assert.Equal([EndpointTests.Network], registry.PrivateAccess.Zones[1].Links.AsEnumerable());
        Assert.Equal("westeurope", registry.PrivateAccess.Zones[1].ResourceGroup!.Region.Name);
        Assert.Equal(["a: two", "b: one"], registry.PrivateAccess.Endpoints.Select(endpoint => $"{endpoint.Name}: {endpoint.Zone}"));
    }

    [Theory]
    [InlineData("{ id: " + Zone + " }", "dns.zones[0].name", null, "must be given", null)]
    [InlineData("{ name: hub, id: zone }", "dns.zones[0].id", "\"zone\"", "must be the id of a Microsoft.Network/privateDnsZones: " + ExampleZone, null)]
    [InlineData("{ name: hub, id: " + Zones + "/example.com }", "dns.zones[0].id", ShownZone, OtherZone, null)]
    [InlineData(
        "{ name: hub, links: [vnet] }",
        "dns.zones[0].links[0]",
        "\"vnet\"",
        $"must be a network declared in {Path}.networks, REGISTRY/NETWORK of another registry of this stack, or the id of one that exists",
        null)]
    [InlineData("{ name: hub }, { name: Hub, resourceGroup: rg-dns }", "dns.zones[1].name", "\"Hub\"", TwoNames, null)]
    [InlineData("{ name: hub }, { name: two }", "dns.zones[1].resourceGroup", null, TwoZones, null)]
    [InlineData("{ name: hub }, { name: two, resourceGroup: RG-REGISTRY }", "dns.zones[1].resourceGroup", "\"RG-REGISTRY\"", TwoZones, null)]
    [InlineData(
        "{ name: hub, id: " + Zone + " }, { name: two, id: " + Zone + " }",
        "dns.zones[1].id",
        ShownZone2,
        $"must be another zone than that of {Path}.dns.zones[0]",
        null)]
    [InlineData("{ name: hub, links: [" + EndpointTests.Network + ", " + EndpointTests.Network + "] }", "dns.zones[0].links[1]", ShownZone,
        $"must be in the list once; {Path}.dns.zones[0].links[0] is the same network", "remove one of the two entries")]
    public void A_zone_that_cannot_be_used_is_refused(string zones, string key, string? value, string rule, string? suggestion)
    {
        var mistake = Assert.Single(With($"dns: {{ zones: [{zones}] }}"));

        Assert.Equal(new ConfigurationError($"{Path}.{key}", value is ShownZone or ShownZone2 ? mistake.Value : value, rule, suggestion), mistake);
    }

    [Fact]
    public void With_several_zones_each_endpoint_says_which_is_its_own()
        => Assert.Equal(
            [$"{Path}.endpoints[0].zone: must be given, since there are several zones: one or two"],
            With($"{Endpoints("", ", zone: one")}\ndns: {{ zones: [{{ name: one }}, {{ name: two, id: {Zone} }}] }}").Select(EndpointTests.Text));

    [Fact]
    public void Zones_and_records_that_are_left_to_others_exclude_each_other()
        => Assert.Equal(
            [
                $"{Path}.dns.zones: must be left out beside managedElsewhere: true",
                $"{Path}.endpoints[0].zone: must be left out beside dns.managedElsewhere: true",
            ],
            With($"{Endpoints(", zone: one", "")}\ndns: {{ managedElsewhere: true, zones: [{{ name: one }}] }}").Select(EndpointTests.Text));

    [Fact]
    public void Zones_of_two_registries_in_one_resource_group_are_refused()
        => Assert.Equal(
            new ConfigurationError(
                "geo-registry:registries[1].privateAccess.dns",
                null,
                "must have its zone in another resource group than geo-registry:registries[0]: zones for registries all have one name, and rg would hold two",
                "declare it in another resource group, or use the other registry's: dns: { zones: [{ name: shared, zone: contoso/default }] }"),
            Assert.Single(SettingsFile.Errors($$"""
                - { name: contoso, resourceGroup: rg, homeRegion: westeurope, privateAccess: { endpoints: [{ name: a, subnet: {{EndpointTests.Subnet}} }] } }
                - { name: fabrikam, resourceGroup: rg, homeRegion: westeurope, privateAccess: { endpoints: [{ name: a, subnet: {{EndpointTests.Subnet}} }] } }
                """)));

    private static IEnumerable<ConfigurationError> With(string lines) => SettingsFile.MistakesWith($"privateAccess:\n  {lines.ReplaceLineEndings("\n  ")}");

    private static string Endpoints(string first, string second)
        => $"endpoints: [{{ name: a, subnet: {EndpointTests.Subnet}{first} }}, {{ name: b, subnet: {EndpointTests.Subnet}{second} }}]";

    private const string ExampleZone = "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/privateDnsZones/NAME";
    private const string OtherZone = "must be the id of a zone named privatelink.azurecr.io or privatelink.azurecr.us or privatelink.azurecr.cn, "
        + "where a registry's host names are looked up";
    private const string ShownZone = "the id, shortened";
    private const string ShownZone2 = "the id, shortened too";
    private const string TwoNames = $"must be in the list once; {Path}.dns.zones[0].name has it as well, and letter case does not tell names apart";
    private const string TwoZones =
        $"must be another resource group than that of {Path}.dns.zones[0]: zones for registries all have one name, so a resource group holds one";
}
