using CsCheck;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Configuration;

namespace Infra.Tests.PrivateAccess;

public class SubnetSizeTests
{
    private const string Path = "geo-registry:registries[0].privateAccess";
    private const string Reckoning = "(one and one for each region, two where the registry has regional endpoints)";

    [Fact]
    public void A_subnet_that_is_too_small_is_refused_with_the_prefixes_that_fit()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.networks[0].subnets[0].prefix",
                "\"10.0.0.0/29\"",
                $"must have 4 addresses for private endpoints, and a /29 has 3: an endpoint takes 4 {Reckoning}, and Azure keeps 5 of each subnet for itself",
                "/28, the smallest that fits; /28 has room for 3 more replicas"),
            Assert.Single(SettingsFile.MistakesWith("""
                replicas: [{ region: eastus }, { region: uksouth }]
                privateAccess:
                  networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/29 }] }]
                  endpoints: [{ name: weu, subnet: vnet/snet }]
                """)));

    [Fact]
    public void Regional_endpoints_take_addresses_as_well()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.endpoints[0].subnetPrefix",
                "\"10.0.0.0/29\"",
                $"must have 5 addresses for private endpoints, and a /29 has 3: an endpoint takes 5 {Reckoning}, and Azure keeps 5 of each subnet for itself",
                "/28, the smallest that fits; /28 has room for 3 more replicas"),
            Assert.Single(SettingsFile.MistakesWith($$"""
                regionalEndpoints: Enabled
                replicas: [{ region: eastus }]
                privateAccess:
                  endpoints: [{ name: weu, subnet: {{EndpointTests.Subnet}}, subnetPrefix: 10.0.0.0/29 }]
                """)));

    [Fact]
    public void What_endpoints_of_other_registries_and_others_take_counts()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.endpoints[0].subnetPrefix",
                "\"10.0.0.0/28\"",
                $"must have 15 addresses for private endpoints, and a /28 has 11: 2 endpoints take 5 {Reckoning}, others take 10, and Azure keeps 5 of each "
                    + "subnet for itself",
                "/27, the smallest that fits; /27 has room for 3 more replicas"),
            Assert.Single(SettingsFile.Errors($$"""
                - name: contoso
                  resourceGroup: rg-contoso
                  homeRegion: westeurope
                  replicas: [{ region: eastus }]
                  privateAccess: { endpoints: [{ name: weu, subnet: {{EndpointTests.Subnet}}, subnetPrefix: 10.0.0.0/28 }] }
                - name: fabrikam
                  resourceGroup: rg-fabrikam
                  homeRegion: westeurope
                  privateAccess:
                    endpoints: [{ name: weu, subnet: {{EndpointTests.Subnet.ToUpperInvariant()}}, subnetPrefix: 10.0.0.0/28, usedAddresses: 10 }]
                    dns: { zones: [{ name: shared, zone: contoso/default }] }
                """)));

    [Fact]
    public void Machines_of_agent_pools_take_addresses_as_well()
    {
        Assert.Equal(
            new ConfigurationError(
                $"{Path}.networks[0].subnets[0].prefix",
                "\"10.0.0.0/29\"",
                "must have 5 addresses for private endpoints and machines of agent pools, and a /29 has 3: an endpoint takes 2 "
                    + $"{Reckoning}, machines of agent pools take 3, and Azure keeps 5 of each subnet for itself",
                "/28, the smallest that fits; /28 has room for 3 more replicas"),
            Assert.Single(SettingsFile.MistakesWith("""
                privateAccess:
                  networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/29 }] }]
                  endpoints: [{ name: weu, subnet: vnet/snet }]
                agentPools: [{ name: builds, count: 2, subnet: vnet/snet }, { name: single, subnet: vnet/snet }]
                """)));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(
        4, "must have 4 addresses for machines of agent pools, and a /29 has 3: machines of agent pools take 4, and Azure keeps 5 of each subnet for itself")]
    public void A_subnet_for_agent_pools_alone_is_refused_only_when_it_lacks_addresses(int count, string? rule)
    {
        var yaml = SettingsFile.RegistryWith($$"""
            privateAccess: { networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/29 }] }] }
            agentPools: [{ name: builds, count: {{count}}, subnet: vnet/snet }]
            """);

        if (rule is null)
            Assert.Empty(SettingsFile.Read(yaml).Warnings);
        else
            Assert.Equal((rule, "/28, the smallest that fits"), (Assert.Single(SettingsFile.Errors(yaml)).Rule, SettingsFile.Errors(yaml)[0].Suggestion));
    }

    [Fact]
    public void Endpoints_in_one_subnet_agree_on_its_prefix()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}.endpoints[1].subnetPrefix",
                "\"10.0.0.0/24\"",
                $"must be the same as in {Path}.endpoints[0].subnetPrefix: both are of one subnet",
                "10.0.0.0/26"),
            Assert.Single(SettingsFile.MistakesWith($$"""
                privateAccess:
                  dns: { managedElsewhere: true }
                  endpoints:
                    - { name: a, subnet: {{EndpointTests.Subnet}}, subnetPrefix: 10.0.0.0/26 }
                    - { name: b, subnet: {{EndpointTests.Subnet}}, subnetPrefix: 10.0.0.0/24 }
                """)));

    [Fact]
    public void A_subnet_under_the_size_that_Microsoft_advises_is_warned_of()
        => Assert.Equal(
            new ConfigurationWarning(
                $"{Path}.endpoints[0].subnetPrefix",
                "a /28 is smaller than the /27 that Microsoft advises: of its 11 addresses for private endpoints 2 are taken; /28 has room for 3 more "
                    + "replicas"),
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(
                $"privateAccess: {{ endpoints: [{{ name: weu, subnet: {EndpointTests.Subnet}, subnetPrefix: 10.0.0.0/28 }}] }}")).Warnings));

    [Fact]
    public void A_subnet_is_refused_exactly_when_it_lacks_addresses()
        => Gen.Select(Gen.Int[24, 29], Gen.Int[0, 20], Gen.Int[0, 60], Gen.Bool).Sample((length, replicas, used, regional) =>
        {
            var regions = SettingsFile.PublicRegions
                .Where(region => region is { Name: not "westeurope", IsRestricted: false })
                .Take(replicas)
                .Select(region => $"{{ region: {region.Name} }}");
            var yaml = SettingsFile.RegistryWith($$"""
                regionalEndpoints: {{(regional ? "Enabled" : "Disabled")}}
                {{(replicas is 0 ? "tags: {}" : $"replicas: [{string.Join(", ", regions)}]")}}
                privateAccess:
                  endpoints: [{ name: weu, subnet: {{EndpointTests.Subnet}}, subnetPrefix: 10.0.0.0/{{length}}, usedAddresses: {{used}} }]
                """);
            var needed = used + SubnetArithmetic.AddressesOf(replicas + 1, regional);
            if (needed > SubnetArithmetic.Capacity(length))
            {
                var mistake = Assert.Single(SettingsFile.Errors(yaml));
                Assert.StartsWith($"/{SubnetArithmetic.PrefixLengthFor(needed)}, the smallest that fits;", mistake.Suggestion, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(length > SubnetArithmetic.AdvisedSubnet ? 1 : 0, SettingsFile.Read(yaml).Warnings.Length);
            }
        }, iter: 200);
}
