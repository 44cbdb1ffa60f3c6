using GeoRegistry.Configuration;

namespace Infra.Tests.Configuration;

public class ConfigurationErrorReportTests
{
    [Fact]
    public void All_mistakes_are_reported_in_one_go_with_path_value_rule_and_what_to_try()
    {
        var message = SettingsFile.Refusal("""
            - name: contoso-registry
              resourceGroup: rg-registry
              homeRegion: westeurop
              replicas:
                - region: northeurope
                - region: North Europe
                  regionEndpointEnabld: false
                - region: ukwest
                  zoneRedundancy: Enabled
              tags:
                cost center: 1234
            - name: fabrikam
              homeRegion: eastus
              publicAccess: { ipRules: [] }
            """).Message;

        Assert.Equal(
            """
            The configuration has 8 mistakes. Nothing has been declared.

            geo-registry:registries[0].name: "contoso-registry"
              rule: must be 5 to 50 letters and digits, without hyphens or other characters
              try:  contosoregistry

            geo-registry:registries[0].homeRegion: "westeurop"
              rule: must be an Azure region, such as westeurope or West Europe, or one that geo-registry:additionalRegions adds
              try:  westeurope

            geo-registry:registries[0].replicas[1].regionEndpointEnabld: false
              rule: is not a key here; the keys are region, regionEndpointEnabled, globalEndpointRouting, zoneRedundancy, name, tags, adopt
              try:  regionEndpointEnabled

            geo-registry:registries[0].replicas[2].zoneRedundancy: "Enabled"
              rule: must be Disabled or left out: ukwest has no availability zones
              try:  Disabled

            geo-registry:registries[0].tags["cost center"]: 1234
              rule: must be text
              try:  "1234"

            geo-registry:registries[0].replicas[1].region: "North Europe"
              rule: must be in the list once; geo-registry:registries[0].replicas[0].region is northeurope as well
              try:  remove one of the two entries

            geo-registry:registries[1].publicAccess.ipRules: []
              rule: must name at least one of the addresses and ranges
              try:  remove the key

            geo-registry:registries[1].resourceGroup: missing
              rule: must be given
            """,
            message);
    }

    [Fact]
    public void A_single_mistake_is_counted_as_one()
        => Assert.Equal(
            """
            The configuration has a mistake. Nothing has been declared.

            geo-registry:registries: missing
              rule: must be a list of registries
            """,
            Assert.Throws<SettingsException>(() => SettingsFile.Parse(null)).Message);

    [Fact]
    public void Long_values_are_cut_off()
    {
        var mistake = Assert.Single(SettingsFile.MistakesWith($"protect: {string.Join('-', Enumerable.Repeat("owner", 40))}"));

        Assert.Equal(80, mistake.Value!.Length);
        Assert.EndsWith("…", mistake.Value, StringComparison.Ordinal);
    }
}
