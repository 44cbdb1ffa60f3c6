using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.PrivateAccess;

public class StaticAddressTests
{
    private const string Path = "geo-registry:registries[0].privateAccess.endpoints[0].addresses";
    private const string All = "registry: 10.0.0.4, data: { westeurope: 10.0.0.5, eastus: 10.0.0.6 }";

    [Fact]
    public void Addresses_are_those_of_the_registrys_members_and_are_warned_of()
    {
        var settings = SettingsFile.Read(Yaml($"regional: {{ westeurope: 10.0.0.7, eastus: 10.0.0.8 }}, {All}", "regionalEndpoints: Enabled"));

        Assert.Equal(
            [
                ("registry", "10.0.0.4"), ("registry_data_eastus", "10.0.0.6"), ("registry_data_westeurope", "10.0.0.5"),
                ("registry_eastus", "10.0.0.8"), ("registry_westeurope", "10.0.0.7"),
            ],
            Assert.Single(Assert.Single(settings.Registries).PrivateAccess.Endpoints).Addresses.Select(address => (address.Key, address.Value)));
        Assert.Equal(
            new ConfigurationWarning(
                Path,
                "fixed addresses block later replicas: to add one, take this endpoint out, add the replica, and put the endpoint back with the "
                    + "new region's addresses; without this key the endpoint grows by itself"),
            Assert.Single(settings.Warnings));
    }

    [Theory]
    [InlineData("registry: 10.0.0.4", "data.eastus, data.westeurope")]
    [InlineData("data: { westeurope: 10.0.0.5 }", "registry, data.eastus")]
    public void Members_without_an_address_are_listed(string addresses, string missing)
        => Assert.Equal(
            [$"{Path}: must have an address for each of the registry's members; there is none for {missing}"],
            SettingsFile.Errors(Yaml(addresses)).Select(EndpointTests.Text));

    [Fact]
    public void Regional_endpoints_have_addresses_where_the_registry_has_them()
        => Assert.Equal(
            [$"{Path}: must have an address for each of the registry's members; there is none for regional.eastus, regional.westeurope"],
            SettingsFile.Errors(Yaml(All, "regionalEndpoints: Enabled")).Select(EndpointTests.Text));

    [Theory]
    [InlineData(
        "registry: 10.0.0.300, data: { westeurope: 10.0.0.5, eastus: 10.0.0.6 }",
        "registry",
        "\"10.0.0.300\"",
        "must be an IPv4 address, such as 10.10.0.4",
        null)]
    [InlineData("registry: 10.0.0.3, data: { westeurope: 10.0.0.5, eastus: 10.0.0.6 }", "registry", "\"10.0.0.3\"", Unusable, null)]
    [InlineData("registry: 10.0.0.63, data: { westeurope: 10.0.0.5, eastus: 10.0.0.6 }", "registry", "\"10.0.0.63\"", Unusable, null)]
    [InlineData("registry: 10.0.1.4, data: { westeurope: 10.0.0.5, eastus: 10.0.0.6 }", "registry", "\"10.0.1.4\"", Unusable, null)]
    [InlineData(
        "registry: 10.0.0.4, data: { westeurope: 10.0.0.4, eastus: 10.0.0.6 }",
        "data.westeurope",
        "\"10.0.0.4\"",
        $"must be another address than that of {Path}.registry",
        null)]
    [InlineData(
        "registry: 10.0.0.4, data: { westeurope: 10.0.0.5, eastus: 10.0.0.6, eastus2: 10.0.0.7 }",
        "data.eastus2",
        "\"10.0.0.7\"",
        "must be a region of the registry",
        "eastus")]
    [InlineData(
        All + ", regional: { westeurope: 10.0.0.7 }",
        "regional.westeurope",
        "\"10.0.0.7\"",
        "must be left out: the registry has no regional endpoints",
        "remove the key")]
    public void An_address_that_Azure_would_not_take_is_refused(string addresses, string key, string value, string rule, string? suggestion)
        => Assert.Equal(new ConfigurationError($"{Path}.{key}", value, rule, suggestion), Assert.Single(SettingsFile.Errors(Yaml(addresses))));

    private static string Yaml(string addresses, string line = "tags: {}") => SettingsFile.RegistryWith($$"""
        {{line}}
        replicas: [{ region: eastus }]
        privateAccess:
          endpoints: [{ name: weu, subnet: {{EndpointTests.Subnet}}, subnetPrefix: 10.0.0.0/26, addresses: { {{addresses}} } }]
        """);

    private const string Unusable =
        "must be an address of the subnet, 10.0.0.0/26, that Azure does not keep for itself: not one of the first four, nor the last";
}
