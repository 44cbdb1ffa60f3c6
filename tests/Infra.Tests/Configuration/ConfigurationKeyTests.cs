using GeoRegistry.Configuration;
using GeoRegistry.Stacks;

namespace Infra.Tests.Configuration;

/// <summary>Keys of the stack's configuration that nobody reads.</summary>
public class ConfigurationKeyTests
{
    private const string Known = "is not a key here; the keys are geo-registry:registries, geo-registry:policies, geo-registry:additionalRegions";

    [Theory]
    [InlineData("geo-registry:polices", "geo-registry:policies")]
    [InlineData("geo-registry:Registries", "geo-registry:registries")]
    [InlineData("geo-registry:costs", "remove the key")]
    public void A_key_of_this_program_that_it_does_not_have_is_a_mistake(string key, string suggestion)
    {
        var refusal = Assert.Throws<SettingsException>(() => Parse(key));

        Assert.Equal(new ConfigurationError(key, "…", Known, suggestion), Assert.Single(refusal.Errors));
    }

    [Theory]
    [InlineData("azure-native:subscriptonId", "the provider azure-native has no such setting and ignores it; was azure-native:subscriptionId meant?")]
    [InlineData(
        "azure-native:region",
        "the provider azure-native has no such setting and ignores it; remove it, or look up its name in the provider's documentation")]
    [InlineData(
        "azure-native_containerregistry_v20260101preview:tenant",
        "the provider azure-native_containerregistry_v20260101preview has no such setting and ignores it; "
            + "was azure-native_containerregistry_v20260101preview:tenantId meant?")]
    [InlineData(
        "random:seed", "the provider random has no such setting and ignores it; remove it, or look up its name in the provider's documentation")]
    [InlineData("azure-natve:location", "nobody reads this key; was azure-native:location meant?")]
    [InlineData("geo-registy:policies", "nobody reads this key; was geo-registry:policies meant?")]
    public void A_key_that_nearly_is_somebodys_is_a_warning(string key, string text)
        => Assert.Equal(new ConfigurationWarning(key, text), Assert.Single(Parse(key).Warnings));

    [Theory]
    [InlineData("azure-native:location")]
    [InlineData("azure-native_containerregistry_v20260101preview:subscriptionId")]
    [InlineData("pulumi:tags")]
    [InlineData("fabrikam:anything")]
    [InlineData("geo-registry:policies")]
    public void A_key_that_somebody_reads_is_left_alone(string key) => Assert.Empty(Parse(key).Warnings);

    [Theory]
    [InlineData("roleAssignmentMode: AbacRepositoryPermissions", "azure-native_containerregistry_v20251101")]
    [InlineData("regionalEndpoints: Enabled", "azure-native_containerregistry_v20260101preview")]
    public void A_package_whose_provider_lacks_a_setting_that_azure_native_has_is_warned_of(string line, string package)
    {
        string[] keys = ["geo-registry:registries", "azure-native:location", "azure-native:subscriptionId"];

        Assert.Equal(
            new ConfigurationWarning(
                "geo-registry:registries",
                $"the provider of {package}, with which contoso is deployed, does not read the settings of azure-native; set {package}:subscriptionId as "
                    + "well, or environment variables such as ARM_SUBSCRIPTION_ID, which hold for both"),
            Assert.Single(Warnings(line, keys)));
        Assert.Empty(Warnings(line, [.. keys, $"{package}:subscriptionId"]));
        Assert.Empty(Warnings("replicas: [{ region: northeurope }]", keys));
    }

    private static IEnumerable<ConfigurationWarning> Warnings(string line, string[] keys) => StackSettings.Parse(
        Yaml.ToJson(SettingsFile.RegistryWith(line)), new StackContext("dev") { ConfigurationKeys = [.. keys] }).Warnings;

    private static StackSettings Parse(string key) => StackSettings.Parse(
        Yaml.ToJson(SettingsFile.RegistryWith("replicas: [{ region: northeurope }]")),
        new StackContext("dev") { ConfigurationKeys = ["geo-registry:registries", key] });
}
