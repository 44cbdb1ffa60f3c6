using System.Collections.Immutable;
using GeoRegistry.Settings;

namespace Infra.Tests.Settings;

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

        Assert.Equal(new Mistake(key, "…", Known, suggestion), Assert.Single(refusal.Mistakes));
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
        => Assert.Equal(new Warning(key, text), Assert.Single(Parse(key).Warnings));

    [Theory]
    [InlineData("azure-native:location")]
    [InlineData("azure-native_containerregistry_v20260101preview:subscriptionId")]
    [InlineData("pulumi:tags")]
    [InlineData("fabrikam:anything")]
    [InlineData("geo-registry:policies")]
    public void A_key_that_somebody_reads_is_left_alone(string key) => Assert.Empty(Parse(key).Warnings);

    private static StackSettings Parse(string key) => StackSettings.Parse(
        Yaml.ToJson(SettingsFile.RegistryWith("replicas: [{ region: northeurope }]")),
        new StackContext("dev") { ConfigurationKeys = ["geo-registry:registries", key] });
}
