using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.PrivateAccess;

public class NetworkTests
{
    private const string Path = "geo-registry:registries[0].privateAccess.networks";
    private const string Range = "must be a range of IPv4 addresses with zeros behind the prefix, at most /29, such as 10.10.0.0/24";

    [Theory]
    [InlineData("addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }]", "name", null, "must be given", null)]
    [InlineData("name: v, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }]", "name", "\"v\"", Name, null)]
    [InlineData("name: vnet, subnets: [{ name: a, prefix: 10.0.0.0/26 }]", "addressSpace", null, "must be given", null)]
    [InlineData(
        "name: vnet, addressSpace: [], subnets: [{ name: a, prefix: 10.0.0.0/26 }]",
        "addressSpace",
        "[]",
        "must name at least one of the ranges of addresses",
        "such as [10.10.0.0/16]")]
    [InlineData(
        "name: vnet, addressSpace: [10.0.1.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }]", "addressSpace[0]", "\"10.0.1.0/16\"", Range, "10.0.0.0/16")]
    [InlineData("name: vnet, addressSpace: [10.0.0.0/16]", "subnets", null, "must be given", null)]
    [InlineData("name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a }]", "subnets[0].prefix", null, "must be given", null)]
    [InlineData("name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/30 }]", "subnets[0].prefix", "\"10.0.0.0/30\"", Range, null)]
    [InlineData("name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.1.0.0/26 }]", "subnets[0].prefix", "\"10.1.0.0/26\"", Outside, null)]
    [InlineData(
        "name: vnet, addressSpace: [10.0.0.0/16, 10.0.1.0/24], subnets: [{ name: a, prefix: 10.0.0.0/26 }]",
        "addressSpace[1]",
        "\"10.0.1.0/24\"",
        TwoSpaces,
        null)]
    [InlineData(
        "name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }, { name: b, prefix: 10.0.0.32/27 }]",
        "subnets[1].prefix",
        "\"10.0.0.32/27\"",
        TwoSubnets,
        null)]
    [InlineData(
        "name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }, { name: A, prefix: 10.0.1.0/26 }]",
        "subnets[1].name",
        "\"A\"",
        TwoNames,
        null)]
    public void A_network_that_Azure_would_not_take_is_refused(string network, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}[0].{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"privateAccess: {{ networks: [{{ {network} }}] }}")));

    [Fact]
    public void Registries_declare_different_networks()
        => Assert.Equal(
            [
                "geo-registry:registries[1].privateAccess.networks[0].name: must be another network than geo-registry:registries[0].privateAccess.networks[0]: "
                    + "both are in the resource group rg",
            ],
            SettingsFile.Errors($"""
                - {"{"} name: contoso, resourceGroup: rg, homeRegion: westeurope, privateAccess: {"{"} networks: [{Valid}] {"}"} {"}"}
                - {"{"} name: fabrikam, resourceGroup: rg, homeRegion: westeurope, privateAccess: {"{"} networks: [{Valid}] {"}"} {"}"}
                """).Select(EndpointTests.Text));

    [Fact]
    public void A_resource_group_that_is_declared_here_is_in_one_region()
        => Assert.Equal(
            new ConfigurationError(
                $"{Path}[1].resourceGroup",
                "\"rg-net\"",
                $"must be another resource group than that of {Path}[0], which is created in eastus; this would be in westeurope",
                "another resource group, or create this one beforehand and remove existingResourceGroup"),
            Assert.Single(SettingsFile.MistakesWith("""
                privateAccess:
                  networks:
                    - { name: vnet-a, region: eastus, resourceGroup: rg-net, existingResourceGroup: false,
                        addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }] }
                    - { name: vnet-b, resourceGroup: rg-net, existingResourceGroup: false,
                        addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }] }
                """)));

    [Fact]
    public void Only_the_registry_says_whether_its_own_resource_group_exists()
        => Assert.Equal(
            [
                $"{Path}[0].existingResourceGroup: must be left out: RG-registry is the resource group of geo-registry:registries[0], which says whether it "
                    + "exists",
            ],
            SettingsFile.MistakesWith("""
                privateAccess:
                  networks: [{ name: vnet, resourceGroup: RG-registry, existingResourceGroup: false,
                    addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }] }]
                """).Select(EndpointTests.Text));

    private const string Valid = "{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }] }";
    private const string Name = "must be 2 to 64 letters, digits, underscores, periods and hyphens";
    private const string Outside = $"must be a part of the network's {Path}[0].addressSpace: 10.0.0.0/16";
    private const string TwoSpaces = $"must have no address in common with {Path}[0].addressSpace[0], 10.0.0.0/16";
    private const string TwoSubnets = $"must have no address in common with {Path}[0].subnets[0].prefix, 10.0.0.0/26";
    private const string TwoNames = $"must be in the list once; {Path}[0].subnets[0].name has it as well, and letter case does not tell names apart";
}
