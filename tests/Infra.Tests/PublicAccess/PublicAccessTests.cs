using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Configuration;
using Infra.Tests.PrivateAccess;

namespace Infra.Tests.PublicAccess;

public class PublicAccessTests
{
    private const string Path = "geo-registry:registries[0].publicAccess";
    private const string Rule = "must be an IPv4 address or a range with zeros behind the prefix, such as 203.0.113.7 or 203.0.113.0/24";
    private const string Closed = "must be left out while publicAccess.enabled is false, which is the default with private endpoints";
    private const string TryOpen = "set enabled: true, or remove the key";

    [Fact]
    public void Addresses_that_no_rule_names_are_kept_out_as_soon_as_there_is_a_rule()
    {
        var access = Assert.Single(
            SettingsFile.Read(SettingsFile.RegistryWith("publicAccess: { ipRules: [203.0.113.0/24, 198.51.100.7] }")).Registries).PublicAccess;

        Assert.Equal(["198.51.100.7", "203.0.113.0/24"], access.IpRules.AsEnumerable());
        Assert.Equal((true, false, true), (access.Enabled, access.AllowsOthers, access.TrustedServicesBypass));
    }

    [Theory]
    [InlineData("enabled: false", false, false, true)]
    [InlineData("trustedServicesBypass: false", true, true, false)]
    [InlineData("defaultAction: Deny", true, false, true)]
    [InlineData("ipRules: [203.0.113.7], defaultAction: Allow", true, true, true)]
    public void Each_key_has_its_own_default(string keys, bool enabled, bool allowsOthers, bool bypass)
    {
        var access = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"publicAccess: {{ {keys} }}")).Registries).PublicAccess;

        Assert.Equal((enabled, allowsOthers, bypass), (access.Enabled, access.AllowsOthers, access.TrustedServicesBypass));
    }

    [Theory]
    [InlineData("publicAccess: { enabled: false }", true)]
    [InlineData("publicAccess: { defaultAction: Deny }", true)]
    [InlineData("publicAccess: { ipRules: [203.0.113.7] }", false)]
    [InlineData("publicAccess: { trustedServicesBypass: false }", false)]
    [InlineData($"publicAccess: {{ enabled: false }}\nprivateAccess: {{ endpoints: [{{ name: hub, subnet: {EndpointTests.Subnet} }}] }}", false)]
    public void A_registry_that_nobody_reaches_is_warned_of_in_any_stack(string lines, bool isWarned)
        => Assert.Equal(
            isWarned
                ? [
                    $"{Path}: nobody can reach the registry, not even to push a first image: the internet is kept out, and no private endpoint leads to it; "
                        + "add privateAccess.endpoints, unless others declare one",
                ]
                : [],
            SettingsFile.Read(SettingsFile.RegistryWith(lines)).Warnings.Select(warning => warning.ToString()));

    [Fact]
    public void Private_endpoints_leave_the_public_way_open_only_where_the_settings_say_so()
    {
        var settings = SettingsFile.Read(SettingsFile.RegistryWith(
            $"publicAccess: {{ enabled: true, ipRules: [203.0.113.7] }}\nprivateAccess: {{ endpoints: [{{ name: hub, subnet: {EndpointTests.Subnet} }}] }}"));
        var access = Assert.Single(settings.Registries).PublicAccess;

        Assert.Equal((true, false), (access.Enabled, access.AllowsOthers));
    }

    [Theory]
    [InlineData("ipRules: []", "ipRules", "[]", "must name at least one of the addresses and ranges", "remove the key")]
    [InlineData("ipRules: [everyone]", "ipRules[0]", "\"everyone\"", Rule, null)]
    [InlineData("ipRules: [203.0.113.7/24]", "ipRules[0]", "\"203.0.113.7/24\"", Rule, null)]
    [InlineData("ipRules: ['2001:db8::1']", "ipRules[0]", "\"2001:db8::1\"", Rule, null)]
    [InlineData(
        "ipRules: [10.0.0.1]",
        "ipRules[0]",
        "\"10.0.0.1\"",
        "must be public: from a private address nobody comes over the internet",
        "add privateAccess.endpoints to let private networks in")]
    [InlineData(
        "ipRules: [203.0.113.7, 203.0.113.7/32]",
        "ipRules[1]",
        "\"203.0.113.7/32\"",
        $"must be in the list once; {Path}.ipRules[0] is the same",
        "remove one of the two entries")]
    [InlineData("defaultAction: deny", "defaultAction", "\"deny\"", "must be Allow or Deny", "Deny")]
    [InlineData("enabled: false, defaultAction: Deny", "defaultAction", "\"Deny\"", Closed, TryOpen)]
    [InlineData("enabled: false, ipRules: [203.0.113.7]", "ipRules", "[ … ]", Closed, TryOpen)]
    [InlineData("virtualNetworkRules: []", "virtualNetworkRules", "[]", ServiceEndpoints, "remove the key, and add privateAccess.endpoints instead")]
    public void Public_access_that_Azure_does_not_have_is_refused(string keys, string key, string value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Path}.{key}", value, rule, suggestion), Assert.Single(SettingsFile.MistakesWith($"publicAccess: {{ {keys} }}")));

    [Fact]
    public void More_rules_than_Azure_takes_are_refused()
        => Assert.Equal(
            [$"{Path}.ipRules: must be at most 200 rules; Azure takes no more for one registry"],
            SettingsFile.MistakesWith(
                $"publicAccess: {{ ipRules: [{string.Join(", ", Enumerable.Range(0, 201).Select(number => $"203.0.113.{number}"))}] }}")
                .Select(EndpointTests.Text));

    private const string ServiceEndpoints
        = "is not offered: Azure advises against service endpoints, whose rules these are, and does not support them beside private endpoints";
}
