using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

/// <summary>Errors in one value or key.</summary>
public class ValueErrorTests
{
    private const string Registry = "geo-registry:registries[0]";

    [Fact]
    public void Configuration_without_registries_is_refused()
        => Assert.Equal(
            new ConfigurationError("geo-registry:registries", null, "must be a list of registries", null),
            Assert.Single(Assert.Throws<SettingsException>(() => SettingsFile.Parse(null)).Errors));

    [Fact]
    public void An_empty_list_of_registries_is_refused()
        => Assert.Equal(
            new ConfigurationError("geo-registry:registries", "[]", "must name at least one of the registries", "to remove everything, destroy the stack"),
            Assert.Single(SettingsFile.Errors("[]")));

    [Theory]
    [InlineData("contoso", "\"contoso\"")]
    [InlineData("[oops", "\"[oops\"")]
    [InlineData("5", "5")]
    public void Registries_that_are_no_list_are_refused(string json, string shown)
        => Assert.Equal(
            new ConfigurationError("geo-registry:registries", shown, "must be a list of registries", null),
            Assert.Single(Assert.Throws<SettingsException>(() => SettingsFile.Parse(json)).Errors));

    [Fact]
    public void A_registry_written_without_a_dash_is_refused_with_how_lists_begin()
        => Assert.Equal(
            new ConfigurationError("geo-registry:registries", "{ name: … }", "must be a list of registries", "begin each entry with \"- \""),
            Assert.Single(SettingsFile.Errors("name: contoso")));

    [Fact]
    public void A_registry_that_is_no_map_is_refused()
        => Assert.Equal(
            new ConfigurationError(Registry, "\"contoso\"", "must be a map of keys to values", null),
            Assert.Single(SettingsFile.Errors("- contoso")));

    [Theory]
    [InlineData("name")]
    [InlineData("resourceGroup")]
    [InlineData("homeRegion")]
    public void A_required_key_that_is_missing_is_refused(string key)
    {
        var lines = new[] { "name: contoso", "resourceGroup: rg-registry", "homeRegion: westeurope" };
        var without = string.Join(", ", lines.Where(line => !line.StartsWith(key, StringComparison.Ordinal)));

        Assert.Equal(new ConfigurationError($"{Registry}.{key}", null, "must be given", null), Assert.Single(SettingsFile.Errors($"- {{ {without} }}")));
    }

    [Fact]
    public void A_replica_without_a_region_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.replicas[0].region", null, "must be given", null),
            Assert.Single(SettingsFile.MistakesWith("replicas: [{ zoneRedundancy: Disabled }]")));

    [Fact]
    public void A_required_key_with_a_typing_slip_is_one_mistake()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.replicas[0].regoin",
                "\"eastus\"",
                "is not a key here; the keys are region, regionEndpointEnabled, globalEndpointRouting, zoneRedundancy, name, tags, adopt",
                "region"),
            Assert.Single(SettingsFile.MistakesWith("replicas: [{ regoin: eastus }]")));

    [Fact]
    public void A_key_that_resembles_none_is_refused_without_a_guess()
    {
        var mistake = Assert.Single(SettingsFile.MistakesWith("colour: blue"));

        Assert.Equal($"{Registry}.colour", mistake.Path);
        Assert.Equal("\"blue\"", mistake.Value);
        Assert.StartsWith("is not a key here; the keys are name, uniqueSuffix, resourceGroup, ", mistake.Rule, StringComparison.Ordinal);
        Assert.Null(mistake.Suggestion);
    }

    [Theory]
    [InlineData(
        "sku: Standard", "sku", "\"Standard\"", "is not a key here: a registry is always Premium, the only tier with replicas", "remove the key")]
    [InlineData("replicas: [eastus2]", "replicas[0]", "\"eastus2\"", "must be a map of keys to values", "- region: eastus2")]
    [InlineData("zoneRedundancy: true", "zoneRedundancy", "true", "must be Enabled or Disabled", "Enabled")]
    [InlineData("zoneRedundancy: false", "zoneRedundancy", "false", "must be Enabled or Disabled", "Disabled")]
    [InlineData(
        "access: [{ name: build, can: push, principal: { objectId: 1234, type: Group } }]",
        "access[0].principal.objectId",
        "1234",
        "must be an id of Microsoft Entra, such as 11111111-2222-3333-4444-555555555555",
        null)]
    [InlineData(
        "publicAccess: { ipRules: [0.0.0.0/0] }",
        "publicAccess.ipRules[0]",
        "\"0.0.0.0/0\"",
        "is every address there is",
        "remove ipRules and set defaultAction: Allow, which lets everyone in")]
    public void What_many_write_first_is_refused_with_what_is_meant(string line, string key, string value, string rule, string? suggestion)
        => Assert.Equal(new ConfigurationError($"{Registry}.{key}", value, rule, suggestion), Assert.Single(SettingsFile.MistakesWith(line)));

    [Fact]
    public void A_key_that_is_given_twice_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.name", "\"fabrikam\"", "must be given once", "keep one of the two"),
            Assert.Single(Assert.Throws<SettingsException>(() => SettingsFile.Parse(
                """[{ "name": "contoso", "name": "fabrikam", "resourceGroup": "rg", "homeRegion": "westeurope" }]""")).Errors));

    [Theory]
    [InlineData("uniqueSuffix: yes", "uniqueSuffix", "\"yes\"", "", "true")]
    [InlineData("uniqueSuffix: N", "uniqueSuffix", "\"N\"", "", "false")]
    [InlineData("uniqueSuffix: 1", "uniqueSuffix", "1", "", null)]
    [InlineData("existingResourceGroup: 'true'", "existingResourceGroup", "\"true\"", ", without quotes", "true")]
    [InlineData("homeRegionEndpointEnabled: 'False'", "homeRegionEndpointEnabled", "\"False\"", ", without quotes", "false")]
    [InlineData("homeRegionEndpointEnabled: ", "homeRegionEndpointEnabled", "null", "", "give a value, or remove the key")]
    [InlineData("replicas: [{ region: eastus, regionEndpointEnabled: off }]", "replicas[0].regionEndpointEnabled", "\"off\"", "", "false")]
    public void A_switch_that_is_no_boolean_is_refused(string line, string key, string value, string quotes, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.{key}", value, $"must be true or false{quotes}", suggestion),
            Assert.Single(SettingsFile.MistakesWith(line)));

    [Theory]
    [InlineData("name: 12345", "name", "12345", "\"12345\"")]
    [InlineData("name: [contoso]", "name", "[ … ]", null)]
    [InlineData("resourceGroup: true", "resourceGroup", "true", "\"true\"")]
    [InlineData("resourceGroup: ", "resourceGroup", "null", "give a value, or remove the key")]
    public void A_text_that_is_something_else_is_refused(string line, string key, string value, string? suggestion)
    {
        var lines = new[] { "name: contoso", "resourceGroup: rg-registry", "homeRegion: westeurope" };
        var replaced = lines.Select(each => each.StartsWith(key, StringComparison.Ordinal) ? line : each);

        Assert.Equal(
            new ConfigurationError($"{Registry}.{key}", value, "must be text", suggestion),
            Assert.Single(SettingsFile.Errors($"- {string.Join("\n  ", replaced)}")));
    }

    [Theory]
    [InlineData("abcd", "5 to 50", null)]
    [InlineData("contoso-registry", "5 to 50", "contosoregistry")]
    [InlineData("contoso.azurecr.io", "5 to 50", "contosoazurecrio")]
    [InlineData("régistre", "5 to 50", "rgistre")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f", "5 to 50", "a123456789b123456789c123456789d123456789e123456789")]
    public void A_registry_name_that_azure_refuses_is_refused(string name, string length, string? nearest)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.name", $"\"{name}\"", $"must be {length} letters and digits, without hyphens or other characters", nearest),
            Assert.Single(SettingsFile.Errors($"- {{ name: {name}, resourceGroup: rg, homeRegion: westeurope }}")));

    [Fact]
    public void A_registry_name_leaves_room_for_the_suffix()
    {
        Assert.Equal(
            new ConfigurationError(
                $"{Registry}.name",
                "\"a123456789b123456789c123456789d123456789e1234\"",
                "must be 1 to 44 letters and digits, without hyphens or other characters, so that with the suffix of 6 it has at most 50",
                "a123456789b123456789c123456789d123456789e123"),
            Assert.Single(SettingsFile.Errors(
                "- { name: a123456789b123456789c123456789d123456789e1234, uniqueSuffix: true, resourceGroup: rg, homeRegion: westeurope }")));
        Assert.Single(SettingsFile.Read("- { name: acr, uniqueSuffix: true, resourceGroup: rg, homeRegion: westeurope }").Registries);
    }

    [Theory]
    [InlineData("rg registry", "rgregistry")]
    [InlineData("rg-registry.", "rg-registry")]
    [InlineData("'***'", null)]
    [InlineData("''", null)]
    public void A_resource_group_name_that_azure_refuses_is_refused(string name, string? nearest)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.resourceGroup",
                $"\"{name.Trim('\'')}\"",
                "must be 1 to 90 letters, digits, underscores, hyphens, periods and parentheses, not ending in a period",
                nearest),
            Assert.Single(SettingsFile.Errors($"- {{ name: contoso, resourceGroup: {name}, homeRegion: westeurope }}")));

    [Theory]
    [InlineData("West Erope", "westeurope")]
    [InlineData("eastsu", "eastus")]
    [InlineData("eastus4", "eastus")]
    [InlineData("Atlantis", null)]
    public void An_unknown_region_is_refused_with_the_nearest_one(string region, string? nearest)
    {
        const string Rule = "must be an Azure region, such as westeurope or West Europe, or one that geo-registry:additionalRegions adds";

        Assert.Equal(
            new ConfigurationError($"{Registry}.homeRegion", $"\"{region}\"", Rule, nearest),
            Assert.Single(SettingsFile.Errors($"- {{ name: contoso, resourceGroup: rg, homeRegion: {region} }}")));
        Assert.Equal(
            new ConfigurationError($"{Registry}.replicas[0].region", $"\"{region}\"", Rule, nearest),
            Assert.Single(SettingsFile.MistakesWith($"replicas: [{{ region: {region} }}]")));
    }

    [Theory]
    [InlineData("enabled", "Enabled")]
    [InlineData("Disable", "Disabled")]
    [InlineData("zones", null)]
    public void Zone_redundancy_that_is_neither_enabled_nor_disabled_is_refused(string value, string? nearest)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.zoneRedundancy", $"\"{value}\"", "must be Enabled or Disabled", nearest),
            Assert.Single(SettingsFile.MistakesWith($"zoneRedundancy: {value}")));

    [Fact]
    public void Zone_redundancy_of_a_home_region_without_zones_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.zoneRedundancy", "\"Enabled\"", "must be Disabled or left out: westus has no availability zones", "Disabled"),
            Assert.Single(SettingsFile.Errors("- { name: contoso, resourceGroup: rg, homeRegion: West US, zoneRedundancy: Enabled }")));

    [Fact]
    public void Zone_redundancy_of_a_replica_without_zones_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.replicas[0].zoneRedundancy", "\"Enabled\"", "must be Disabled or left out: canadaeast has no availability zones", "Disabled"),
            Assert.Single(SettingsFile.MistakesWith("replicas: [{ region: canadaeast, zoneRedundancy: Enabled }]")));
}
