using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Registries;
using Infra.Tests.Configuration;
using Infra.Tests.EndToEnd;

namespace Infra.Tests.PrivateAccess;

/// <summary>Registries of one stack that share a network, a subnet or a zone.</summary>
public class SharedNetworkTests
{
    private const string Subscription = "00000000-0000-0000-0000-00000000000a";
    private const string Groups = $"/subscriptions/{Subscription}/resourceGroups";
    private const string Network = $"{Groups}/rg-one/providers/Microsoft.Network/virtualNetworks/vnet";
    private const string Zone = $"{Groups}/rg-one/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
    private const string Second = "geo-registry:registries[1].privateAccess";
    private const string UseFirst = "dns: { zones: [{ name: shared, zone: contosoone/default }] }, which both registries then use";
    private const string FirstLinks = "geo-registry:registries[0] links vnet to contosoone/default";
    private const string OneZone = "Azure links a network to one zone of a name";

    [Theory]
    [InlineData("contosoone/vnet/pe")]
    [InlineData($"{Network}/subnets/pe")]
    [InlineData($"{Network}/subnets/other")]
    public void Registries_in_one_network_cannot_each_have_a_zone_of_their_own(string subnet)
        => Assert.Equal(
            [new(Second + ".dns", null, $"must name a zone: {FirstLinks}, and {OneZone}", UseFirst)],
            Errors(Two($"endpoints: [{{ name: two, subnet: {subnet} }}]")));

    [Fact]
    public void Letter_case_does_not_distinguish_networks()
        => Assert.Equal(
            Second + ".dns",
            Assert.Single(Errors(Two($"endpoints: [{{ name: two, subnet: {Network.ToUpperInvariant()}/SUBNETS/PE }}]"))).Path);

    [Fact]
    public void An_existing_network_counts_as_a_declared_one_does()
        => Assert.Equal(
            [new(Second + ".dns", null, $"must name a zone: geo-registry:registries[0] links hub to contosoone/default, and {OneZone}", UseFirst)],
            Errors($$"""
                - { name: contosoone, resourceGroup: rg-one, homeRegion: westeurope,
                    privateAccess: { endpoints: [{ name: one, subnet: {{EndpointTests.Subnet}} }] } }
                - { name: contosotwo, resourceGroup: rg-two, homeRegion: westeurope,
                    privateAccess: { endpoints: [{ name: two, subnet: {{EndpointTests.Subnet.ToUpperInvariant()}} }] } }
                """, subscription: null));

    [Fact]
    public void A_network_of_the_same_name_in_another_subscription_is_another_one()
        => Assert.Empty(SettingsFile.Read(
            Two("dns: { zones: [{ name: own, links: ["
                + $"{Network.Replace(Subscription, "00000000-0000-0000-0000-00000000000b", StringComparison.Ordinal)}] }}] }}"),
            subscription: Subscription).Warnings);

    [Fact]
    public void Zones_of_one_registry_cannot_be_linked_to_one_network_either()
        => Assert.Equal(
            new ConfigurationError(
                "geo-registry:registries[0].privateAccess.dns.zones[1].links[0]",
                "\"contoso/vnet\"",
                $"must be linked to another network: geo-registry:registries[0].privateAccess.dns.zones[0].links[0] links vnet to contoso/one, and {OneZone}",
                "place the two endpoints in different networks, or give each zone the networks that it is linked to as links"),
            Assert.Single(SettingsFile.MistakesWith("""
                privateAccess:
                  networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/24 }] }]
                  dns: { zones: [{ name: one, links: [vnet] }, { name: two, resourceGroup: rg-two, links: [contoso/vnet] }] }
                """)));

    [Fact]
    public void One_network_is_once_in_a_list_whatever_it_is_called()
        => Assert.Equal(
            $"must be in the list once; {Second}.dns.zones[0].links[0] is the same network",
            Assert.Single(
                Errors(Two($"dns: {{ zones: [{{ name: own, links: [contosoone/vnet, {Network}] }}] }}")),
                mistake => mistake.Path.EndsWith("links[1]", StringComparison.Ordinal)).Rule);

    [Fact]
    public void A_subnet_of_another_registry_gives_region_and_range()
    {
        var endpoint = Read(Two("endpoints: [{ name: two, subnet: contosoone/vnet/pe }]", Shared))
            .Single(registry => registry.Name == "contosotwo").PrivateAccess.Endpoints[0];

        Assert.Equal(("contosoone/vnet/pe", "contosoone/vnet", "northeurope"), (endpoint.Subnet, endpoint.Network, endpoint.Region.Name));
    }

    [Fact]
    public void The_id_of_a_declared_subnet_gives_region_and_range()
        => Assert.Equal(
            "northeurope",
            Read(Two($"endpoints: [{{ name: two, subnet: {Network}/subnets/pe }}]", Shared))
                .Single(registry => registry.Name == "contosotwo").PrivateAccess.Endpoints[0].Region.Name);

    [Fact]
    public void A_registry_may_call_its_own_network_as_others_do()
        => Assert.Equal(
            "vnet/pe",
            Read(Two(["endpoints: []"], 0, first: "contosoone/vnet/pe")).Single(registry => registry.Name == "contosoone").PrivateAccess.Endpoints[0].Subnet);

    [Fact]
    public void An_endpoint_is_in_the_region_of_the_network_of_another_registry()
        => Assert.Equal(
            [new(Second + ".endpoints[0].region", "\"westeurope\"", "must be the region of the network it is in, northeurope", "northeurope")],
            Errors(Two("endpoints: [{ name: two, subnet: contosoone/vnet/pe, region: westeurope }]", Shared)));

    [Fact]
    public void An_endpoint_is_in_the_subscription_of_its_network()
        => Assert.Equal(
            [
                new(
                    Second + ".endpoints[0].subnet",
                    $"\"{EndpointTests.Subnet[..78]}…",
                    $"must be in the subscription that the stack is deployed to, {Subscription}: a private endpoint is in the region and subscription of its "
                        + "network",
                    "deploy the endpoint from a stack of that subscription, and name it here in networkRoles.connectedEndpoints"),
            ],
            Errors(Two($"endpoints: [{{ name: two, subnet: {EndpointTests.Subnet} }}]")));

    [Fact]
    public void The_zone_of_an_endpoint_may_be_in_another_subscription()
        => Assert.NotNull(Read(Two(
            $"endpoints: [{{ name: two, subnet: contosoone/vnet/pe }}]",
            $"dns: {{ zones: [{{ name: hub, id: {Zone.Replace(Subscription, "00000000-0000-0000-0000-00000000000b", StringComparison.Ordinal)} }}] }}")));

    [Theory]
    [InlineData(
        "endpoints: [{ name: two, subnet: contosoon/vnet/pe }]",
        "endpoints[0].subnet",
        "must be a subnet declared in this stack (contosoone/vnet/pe, contosoone/vnet-other/pe), or the id of one that exists",
        "contosoone/vnet/pe")]
    [InlineData("dns: { zones: [{ name: own, links: [contosoone/vnett] }] }", "dns.zones[0].links[0]", NoNetwork, "contosoone/vnet")]
    [InlineData(
        "dns: { zones: [{ name: shared, zone: contosoone/defualt }] }",
        "dns.zones[0].zone",
        "must be REGISTRY/ZONE, a zone of another registry of this stack: contosoone/default",
        "contosoone/default")]
    [InlineData(
        "dns: { zones: [{ name: shared, zone: contosotwo/shared }] }",
        "dns.zones[0].zone",
        "must be REGISTRY/ZONE, a zone of another registry of this stack: contosoone/default",
        null)]
    [InlineData(
        "dns: { zones: [{ name: shared, zone: contosoone/default, id: 'x' }] }",
        "dns.zones[0].id",
        "is not a key here; the keys are name, zone, links, adoptLinks",
        null)]
    public void A_name_that_no_registry_has_is_refused_with_the_nearest(string lines, string key, string rule, string? suggestion)
    {
        var mistake = Assert.Single(Errors(Two(lines)));

        Assert.Equal(($"{Second}.{key}", rule, suggestion), (mistake.Path, mistake.Rule, mistake.Suggestion));
    }

    [Theory]
    [InlineData("contosoone/default")]
    [InlineData("contosothree/also")]
    public void A_zone_of_another_registry_is_one_zone_whoever_is_asked_for_it(string zone)
    {
        var registry = Read($"""
            {Two("endpoints: [{ name: two, subnet: contosoone/vnet/pe }]", $"dns: {{ zones: [{{ name: shared, zone: {zone} }}] }}")}
            - name: contosothree
              resourceGroup: rg-three
              homeRegion: westeurope
              privateAccess: {"{ dns: { zones: [{ name: also, zone: contosoone/default }] } }"}
            """).Single(registry => registry.Name == "contosotwo");

        Assert.Equal(new SharedZoneOf("shared", "contosoone/default", "rg-one", null), SharedZoneOf.Of(registry));
    }

    [Fact]
    public void An_entry_that_names_one_with_an_id_has_that_id()
    {
        var registry = Read($"""
            - name: contosoone
              resourceGroup: rg-one
              homeRegion: westeurope
              privateAccess: {"{"} dns: {"{"} zones: [{"{"} name: hub, id: {Zone} {"}"}] {"}"} {"}"}
            - name: contosotwo
              resourceGroup: rg-two
              homeRegion: westeurope
              privateAccess: {"{ dns: { zones: [{ name: shared, zone: contosoone/hub }] } }"}
            """).Single(registry => registry.Name == "contosotwo");

        Assert.Equal(new SharedZoneOf("shared", null, null, Zone), SharedZoneOf.Of(registry));
    }

    [Fact]
    public void A_network_that_the_other_registry_links_is_not_linked_again()
        => Assert.Equal(
            [new(Second + ".dns.zones[0].links[0]", "\"contosoone/vnet\"", $"must be another network: {FirstLinks} already", "remove the entry")],
            Errors(Two("dns: { zones: [{ name: shared, zone: contosoone/default, links: [contosoone/vnet] }] }")));

    [Fact]
    public void A_zone_that_is_not_linked_to_the_endpoints_network_is_warned_of()
    {
        const string networks = "networks: [{ name: vnet-two, addressSpace: [10.1.0.0/16], subnets: [{ name: pe, prefix: 10.1.1.0/24 }] }]";
        const string endpoints = "endpoints: [{ name: two, subnet: vnet-two/pe }]";

        Assert.Equal(
            new ConfigurationWarning(
                Second + ".dns.zones[0].zone",
                "contosoone/default is not linked to the network of the endpoint, vnet-two, whose clients find the registry only if their name servers ask "
                    + "a network that is linked; links: [vnet-two] in this entry links it"),
            Assert.Single(SettingsFile.Read(Two(networks, endpoints, Shared), subscription: Subscription).Warnings));
        Assert.Empty(SettingsFile.Read(
            Two(networks, endpoints, "dns: { zones: [{ name: shared, zone: contosoone/default, links: [vnet-two] }] }"), subscription: Subscription).Warnings);
    }

    [Theory]
    [InlineData("contosoone/vnet/pe", "")]
    [InlineData($"{Network}/subnets/pe", ", subnetPrefix: 10.0.1.0/28")]
    public void Endpoints_of_all_registries_take_addresses_of_a_subnet(string subnet, string prefix)
        => Assert.StartsWith(
            "must have 12 addresses for private endpoints, and a /28 has 11: 2 endpoints take 12 (",
            Assert.Single(Errors(
                Two($"endpoints: [{{ name: two, subnet: {subnet}{prefix} }}]", Shared, replicas: 4)
                    .Replace("10.0.1.0/24", "10.0.1.0/28", StringComparison.Ordinal)))
                .Rule,
            StringComparison.Ordinal);

    [Fact]
    public void What_is_said_of_a_declared_subnet_by_id_agrees_with_its_declaration()
        => Assert.Equal(
            [
                new(
                    Second + ".endpoints[0].subnetPrefix",
                    "\"10.0.1.0/25\"",
                    "must be the same as in geo-registry:registries[0].privateAccess.networks[0].subnets[0].prefix: both are of one subnet",
                    "10.0.1.0/24"),
            ],
            Errors(Two($"endpoints: [{{ name: two, subnet: {Network}/subnets/pe, subnetPrefix: 10.0.1.0/25 }}]", Shared)));

    [Theory]
    [InlineData("endpoints: [{ name: two, subnet: zcontoso/vnet/pe }]", "dns: { zones: [{ name: shared, zone: zcontoso/default }] }")]
    [InlineData("dns: { zones: [{ name: own, links: [zcontoso/vnet-other] }] }")]
    [InlineData($"diagnostics: [{{ name: logs, workspace: {Groups}/rg-one/providers/Microsoft.OperationalInsights/workspaces/logs }}]")]
    [InlineData($"alerts: {{ actionGroups: [{Groups}/RG-one/providers/microsoft.insights/actiongroups/oncall] }}")]
    [InlineData($"agentPools: [{{ name: builds, subnet: {Network}/subnets/pe }}]")]
    public void A_registry_comes_after_those_whose_parts_it_refers_to(params string[] lines)
    {
        var isPart = lines[0].StartsWith("endpoints", StringComparison.Ordinal) || lines[0].StartsWith("dns", StringComparison.Ordinal);
        var parts = string.Join("\n    ", lines);

        Assert.Equal(
            ["zcontoso", "acontoso", "bcontoso"],
            Read($"""
                - name: acontoso
                  resourceGroup: rg-a
                  homeRegion: westeurope
                  {(isPart ? $"privateAccess:\n    {parts}" : parts)}
                - name: bcontoso
                  resourceGroup: rg-b
                  homeRegion: westeurope
                {Owner("zcontoso")}
                """).Select(registry => registry.Name));
    }

    [Theory]
    [InlineData("bcontoso/vnet")]
    [InlineData($"{Groups}/rg-b/providers/Microsoft.Network/virtualNetworks/vnet")]
    public void Registries_that_each_refer_to_the_other_are_refused_with_the_whole_circle(string network)
    {
        var mistake = Assert.Single(Errors($$"""
            - name: acontoso
              resourceGroup: rg-a
              homeRegion: westeurope
              privateAccess: { dns: { zones: [{ name: own, links: [{{network}}] }] } }
            - name: bcontoso
              resourceGroup: rg-b
              homeRegion: westeurope
              privateAccess:
                networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/24 }] }]
                dns: { zones: [{ name: shared, zone: acontoso/own }] }
            """));

        Assert.Equal(Second + ".dns.zones[0].zone", mistake.Path);
        Assert.Equal("must not close a circle: acontoso refers to bcontoso refers to acontoso, so none of them could be declared first", mistake.Rule);
    }

    private const string Shared = "dns: { zones: [{ name: shared, zone: contosoone/default }] }";
    private const string NoNetwork = "must be a network declared in geo-registry:registries[1].privateAccess.networks, REGISTRY/NETWORK of another "
        + "registry of this stack, "
        + "or the id of one that exists";

    private static string Owner(string name, string subnet = "vnet/pe") => $$"""
        - name: {{name}}
          resourceGroup: rg-one
          homeRegion: westeurope
          workspaces: [{ name: logs }]
          actionGroups: [{ name: oncall, emails: [oncall@contoso.com] }]
          privateAccess:
            networks:
              - { name: vnet, region: northeurope, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/24 }] }
              - { name: vnet-other, addressSpace: [10.9.0.0/16], subnets: [{ name: pe, prefix: 10.9.1.0/24 }] }
            endpoints: [{ name: one, subnet: {{subnet}} }]
        """;

    private static string Two(params string[] lines) => Two(lines, 0, "vnet/pe");

    private static string Two(string line, string other, int replicas) => Two([line, other], replicas, "vnet/pe");

    private static string Two(IEnumerable<string> lines, int replicas, string first)
    {
        string[] regions = ["eastus", "westus", "uksouth", "northeurope"];
        var more = $"replicas: [{string.Join(", ", regions.Take(replicas).Select(region => $"{{ region: {region} }}"))}]";
        return $$"""
            {{Owner("contosoone", first)}}
              {{more}}
            - name: contosotwo
              resourceGroup: rg-two
              homeRegion: westeurope
              {{more}}
              privateAccess:
                {{string.Join("\n    ", lines)}}
            """;
    }

    private static IEnumerable<RegistrySettings> Read(string yaml) => SettingsFile.Read(yaml, subscription: Subscription).Registries;

    private static IEnumerable<ConfigurationError> Errors(string yaml, string? subscription = Subscription)
        => Assert.Throws<SettingsException>(() => SettingsFile.Read(yaml, subscription: subscription)).Errors;

    private sealed record SharedZoneOf(string Name, string? Shared, string? Group, string? Id)
    {
        internal static SharedZoneOf Of(RegistrySettings registry)
        {
            var zone = Assert.Single(registry.PrivateAccess.Zones);
            return new(zone.Name, zone.Shared?.Name, zone.Shared?.ResourceGroup, zone.Id);
        }
    }
}
