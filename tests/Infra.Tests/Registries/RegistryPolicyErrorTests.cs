using GeoRegistry.Configuration;
using GeoRegistry.Registries;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

public class RegistryPolicyErrorTests
{
    private const string Registry = "geo-registry:registries[0]";
    private const string Policies = $"{Registry}.policies";

    [Fact]
    public void Policies_are_off_by_default_but_for_export()
        => Assert.Equal(new RegistryPolicySettings(), Read("tags: { owner: platform }"));

    [Fact]
    public void Every_policy_is_read()
        => Assert.Equal(
            new RegistryPolicySettings { RetentionDays = 0, Quarantine = true, ArmAudienceTokens = true },
            Read("policies: { retention: { days: 0 }, quarantine: true, export: true, armAudienceTokens: true }"));

    [Fact]
    public void Soft_delete_is_read_in_a_registry_of_one_region()
        => Assert.Equal(new RegistryPolicySettings { SoftDeleteDays = 90 }, Read("policies: { softDelete: { days: 90 } }"));

    [Theory]
    [InlineData("retention: { days: 366 }", "retention.days", "366", "must be a whole number from 0 to 365, without quotes")]
    [InlineData("retention: { days: -1 }", "retention.days", "-1", "must be a whole number from 0 to 365, without quotes")]
    [InlineData("retention: {}", "retention.days", null, "must be given")]
    [InlineData("softDelete: { days: 0 }", "softDelete.days", "0", "must be a whole number from 1 to 90, without quotes")]
    [InlineData("softDelete: { days: 91 }", "softDelete.days", "91", "must be a whole number from 1 to 90, without quotes")]
    [InlineData("retention: 30", "retention", "30", "must be a map of keys to values")]
    [InlineData("quarantine: 1", "quarantine", "1", "must be true or false")]
    [InlineData("armAudienceTokens: 1", "armAudienceTokens", "1", "must be true or false")]
    public void A_policy_that_Azure_does_not_have_is_refused(string policy, string key, string? value, string rule)
        => Assert.Equal(new ConfigurationError($"{Policies}.{key}", value, rule, null), Assert.Single(SettingsFile.MistakesWith($"policies: {{ {policy} }}")));

    [Fact]
    public void Content_trust_is_refused_with_the_date_of_its_end_and_what_replaces_it()
        => Assert.Equal(
            new ConfigurationError(
                $"{Policies}.trust",
                "true",
                "is not offered: content trust is deprecated, and Azure removes it on 31 March 2028",
                "remove the key, and sign images with Notation and a key in Azure Key Vault instead"),
            Assert.Single(SettingsFile.MistakesWith("policies: { trust: true }")));

    [Fact]
    public void Soft_delete_beside_replicas_is_refused()
        => Assert.Equal(
            SoftDeleteMistake($"{Registry}.replicas"),
            Assert.Single(SettingsFile.MistakesWith("replicas: [{ region: eastus }]\npolicies: { softDelete: { days: 7 } }")));

    [Fact]
    public void Soft_delete_beside_retention_is_refused()
        => Assert.Equal(
            SoftDeleteMistake($"{Policies}.retention"),
            Assert.Single(SettingsFile.MistakesWith("policies: { softDelete: { days: 7 }, retention: { days: 7 } }")));

    [Fact]
    public void Soft_delete_beside_everything_it_excludes_is_one_mistake()
        => Assert.Equal(
            SoftDeleteMistake($"{Registry}.replicas and {Policies}.retention"),
            Assert.Single(SettingsFile.MistakesWith("replicas: [{ region: eastus }]\npolicies: { softDelete: { days: 7 }, retention: { days: 7 } }")));

    [Fact]
    public void A_ban_on_export_is_refused_while_the_public_network_reaches_the_registry()
        => Assert.Equal(
            new ConfigurationError(
                $"{Policies}.export",
                "false",
                "must be true while the registry is reachable from the public network: images could be pulled from there anyway",
                "add privateAccess.endpoints, or set publicAccess.enabled: false"),
            Assert.Single(SettingsFile.MistakesWith("policies: { export: false }")));

    private static ConfigurationError SoftDeleteMistake(string others)
        => new($"{Policies}.softDelete", "{ days: … }", $"must be left out beside {others}: Azure does not support the two together", "remove the key");

    private static RegistryPolicySettings Read(string lines) => Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(lines)).Registries).Policies;
}
