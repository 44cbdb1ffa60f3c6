using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

/// <summary>The keys of a registry that the default API version lacks.</summary>
public class NewerFeaturesTests
{
    private const string Registry = "geo-registry:registries[0]";

    [Fact]
    public void A_registry_without_the_keys_asks_for_no_newer_version()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("dataEndpointEnabled: true")).Registries);

        Assert.Null(registry.Newer);
        Assert.Equal(RegistryApiVersion.Default, registry.ApiVersion);
        Assert.False(registry.HasRegionalEndpoints);
        Assert.False(registry.HasRepositoryPermissions);
    }

    [Theory]
    [InlineData("regionalEndpoints: Disabled")]
    [InlineData("domainNameLabelScope: Unsecure")]
    [InlineData("endpointProtocol: IPv4")]
    public void A_key_of_the_preview_asks_for_it_with_all_its_defaults_even_when_it_says_the_default(string line)
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(line)).Registries);

        Assert.Equal(new NewerFeatures { OnlyInPreview = true }, registry.Newer);
        Assert.Equal(RegistryApiVersion.Preview, registry.ApiVersion);
    }

    [Theory]
    [InlineData("roleAssignmentMode: LegacyRegistryPermissions")]
    [InlineData("networkRuleBypassAllowedForTasks: false")]
    public void A_key_of_the_stable_version_asks_for_it_with_all_its_defaults_even_when_it_says_the_default(string line)
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(line)).Registries);

        Assert.Equal(new NewerFeatures(), registry.Newer);
        Assert.Equal(RegistryApiVersion.Stable, registry.ApiVersion);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("""
            dataEndpointEnabled: true
            regionalEndpoints: Enabled
            roleAssignmentMode: AbacRepositoryPermissions
            domainNameLabelScope: TenantReuse
            networkRuleBypassAllowedForTasks: true
            endpointProtocol: IPv4AndIPv6
            """)).Registries);

        Assert.Equal(
            new NewerFeatures
            {
                OnlyInPreview = true,
                RegionalEndpoints = true,
                RoleAssignmentMode = "AbacRepositoryPermissions",
                DomainNameLabelScope = "TenantReuse",
                NetworkRuleBypassAllowedForTasks = true,
                EndpointProtocol = "IPv4AndIPv6",
            },
            registry.Newer);
        Assert.True(registry.HasRegionalEndpoints);
        Assert.True(registry.HasRepositoryPermissions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ndataEndpointEnabled: false")]
    public void IPv6_without_data_endpoints_is_refused(string dataEndpoint)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.endpointProtocol",
                "\"IPv4AndIPv6\"",
                "must be IPv4 unless dataEndpointEnabled is true",
                "add dataEndpointEnabled: true to the registry"),
            Assert.Single(SettingsFile.MistakesWith($"endpointProtocol: IPv4AndIPv6{dataEndpoint}")));

    [Theory]
    [InlineData("regionalEndpoints: enabled", "\"enabled\"", "must be Enabled or Disabled", "Enabled")]
    [InlineData("regionalEndpoints: true", "true", "must be Enabled or Disabled", "Enabled")]
    [InlineData("roleAssignmentMode: Abac", "\"Abac\"", "must be AbacRepositoryPermissions or LegacyRegistryPermissions", null)]
    [InlineData(
        "domainNameLabelScope: TenantReus",
        "\"TenantReus\"",
        "must be Unsecure or TenantReuse or SubscriptionReuse or ResourceGroupReuse or NoReuse",
        "TenantReuse")]
    [InlineData("networkRuleBypassAllowedForTasks: \"yes\"", "\"yes\"", "must be true or false", "true")]
    [InlineData("endpointProtocol: IPv6", "\"IPv6\"", "must be IPv4 or IPv4AndIPv6", "IPv4")]
    [InlineData("dataEndpointEnabled: Enabled", "\"Enabled\"", "must be true or false", null)]
    public void A_wrong_value_is_refused(string line, string value, string rule, string? suggestion)
    {
        var key = line[..line.IndexOf(':')];

        Assert.Equal(new ConfigurationError($"{Registry}.{key}", value, rule, suggestion), Assert.Single(SettingsFile.MistakesWith(line)));
    }
}
