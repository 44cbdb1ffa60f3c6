using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Registries;
using GeoRegistry.Stacks;
using Infra.Tests.Configuration;
using Infra.Tests.Policies.Running;

namespace Infra.Tests.Adoption;

/// <summary>What exists is found by its id, so all that the id is made of has to be known.</summary>
public class AdoptionErrorTests
{
    private const string Registry = "geo-registry:registries[0]";
    private const string Network = "privateAccess:\n  networks:\n    - name: vnet\n      addressSpace: [10.0.0.0/16]\n"
        + "      subnets: [{ name: a, prefix: 10.0.0.0/26 }]\n      ";
    private const string Subnet = "privateAccess:\n"
        + "  networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26, adopt: true }] }]";
    private const string Endpoint = "privateAccess:\n  networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: a, prefix: 10.0.0.0/26 }] }]\n"
        + "  endpoints:\n    - name: weu\n      subnet: vnet/a\n      ";
    private const string Zone = Endpoint + "zone: weu\n  dns:\n    zones:\n      - name: weu\n        ";
    private const string Access = "access: [{ name: ci, can: pull";
    private const string Principal = "11111111-2222-3333-4444-555555555555";
    private const string Other = "22222222-2222-3333-4444-555555555555";
    private const string OutsideOfTheStack = "with adoptResourceGroup: true: otherwise the group stays outside of the stack";

    [Theory]
    [InlineData("existingResourceGroup: true\nadopt: true", "adopt")]
    [InlineData("adoptResourceGroup: true", "adoptResourceGroup")]
    [InlineData("replicas: [{ region: eastus, adopt: true }]", "replicas[0].adopt")]
    [InlineData("workspaces: [{ name: logs, adopt: true }]", "workspaces[0].adopt")]
    [InlineData($"{Network}adopt: true", "privateAccess.networks[0].adopt")]
    [InlineData(Subnet, "privateAccess.networks[0].subnets[0].adopt")]
    [InlineData(
        $"{Network}resourceGroup: rg-net\n      existingResourceGroup: false\n      adoptResourceGroup: true", "privateAccess.networks[0].adoptResourceGroup")]
    [InlineData($"{Endpoint}adopt: true", "privateAccess.endpoints[0].adopt")]
    [InlineData($"{Endpoint}adoptZoneGroup: true", "privateAccess.endpoints[0].adoptZoneGroup")]
    [InlineData($"{Zone}adopt: true", "privateAccess.dns.zones[0].adopt")]
    [InlineData($"{Zone}adoptLinks: [vnet]", "privateAccess.dns.zones[0].adoptLinks")]
    [InlineData("webhooks: [{ name: push, adopt: true, serviceUri: https://hooks.contoso.com }]", "webhooks[0].adopt")]
    [InlineData("agentPools: [{ name: builders, adopt: true }]", "agentPools[0].adopt")]
    public void Nothing_is_adopted_where_the_subscription_is_not_known(string lines, string key)
    {
        var mistake = Assert.Single(SettingsFile.MistakesWith(lines));

        Assert.Equal(($"{Registry}.{key}", "is possible only where the subscription is known"), (mistake.Path, mistake.Rule));
        Assert.Contains("azure-native:subscriptionId", mistake.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("existingResourceGroup: true\nadopt: true", "adopt")]
    [InlineData("replicas: [{ region: eastus, adopt: true }]", "replicas[0].adopt")]
    [InlineData($"{Endpoint}adopt: true", "privateAccess.endpoints[0].adopt")]
    [InlineData($"{Endpoint}adoptZoneGroup: true", "privateAccess.endpoints[0].adoptZoneGroup")]
    public void What_has_a_random_suffix_in_its_id_is_not_adopted(string lines, string key)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.uniqueSuffix",
                "true",
                $"must be false, or left out, with {Registry}.{key}: true: the registry has its name already",
                "give the whole name as name"),
            Assert.Single(Errors($"uniqueSuffix: true\n{lines}")));

    [Fact]
    public void Whether_the_group_of_an_adopted_registry_is_the_stacks_has_to_be_said()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.existingResourceGroup",
                null,
                "must be given with adopt: true: true for a group that is to stay outside of the stack, false for one that the stack has made; "
                    + "or adoptResourceGroup: true takes the group over as well",
                "true"),
            Assert.Single(Errors("adopt: true")));

    [Theory]
    [InlineData("existingResourceGroup: true")]
    [InlineData("existingResourceGroup: false")]
    [InlineData("adoptResourceGroup: true")]
    [InlineData("adoptResourceGroup: true\nexistingResourceGroup: false")]
    public void A_registry_is_adopted_in_a_group_of_any_kind(string lines)
        => Assert.True(Assert.Single(Read($"adopt: true\n{lines}").Registries).Adopt);

    [Theory]
    [InlineData("existingResourceGroup: true\nadoptResourceGroup: true", "existingResourceGroup", $"must be false, or left out, {OutsideOfTheStack}")]
    [InlineData(
        $"{Network}resourceGroup: rg-net\n      adoptResourceGroup: true",
        "privateAccess.networks[0].existingResourceGroup",
        $"must be false {OutsideOfTheStack}")]
    [InlineData(
        $"{Network}adoptResourceGroup: true",
        "privateAccess.networks[0].adoptResourceGroup",
        "must be left out where resourceGroup is: the registry says whether its own group is taken over")]
    [InlineData($"{Zone}adoptLinks: [vnett]", "privateAccess.dns.zones[0].adoptLinks[0]", "must be a network that the zone is linked to: vnet")]
    [InlineData(
        Endpoint + "adoptZoneGroup: true\n  dns: { managedElsewhere: true }",
        "privateAccess.endpoints[0].adoptZoneGroup",
        "must be left out beside dns.managedElsewhere: true")]
    [InlineData(
        "replicas: [{ region: eastus }]\nwebhooks: [{ name: push, regions: all, webhookName: oldhook, serviceUri: https://hooks.contoso.com }]",
        "webhooks[0].webhookName",
        "must be left out where the entry has more than one region: each needs a name of its own")]
    [InlineData(
        $"{Access}, kubelets: [{{ region: westeurope, objectId: {Principal} }}, {{ region: eastus, objectId: {Other} }}], assignmentName: {Principal} }}]\n"
            + "replicas: [{ region: eastus }]",
        "access[0].assignmentName",
        "must be left out where the entry makes several assignments")]
    [InlineData(
        $"{Access}, principal: {{ objectId: {Principal}, type: User }}, adopt: true }}]",
        "access[0].assignmentName",
        "must be given with adopt: true: the GUID that the role assignment has as its name (az role assignment list --scope)")]
    public void What_contradicts_an_adoption_is_refused(string lines, string key, string rule)
    {
        var mistake = Assert.Single(Errors(lines));

        Assert.Equal(($"{Registry}.{key}", rule), (mistake.Path, mistake.Rule));
    }

    private static StackSettings Read(string lines)
        => SettingsFile.Read(SettingsFile.RegistryWith(lines), subscription: "00000000-0000-0000-0000-000000000001");

    private static IEnumerable<ConfigurationError> Errors(string lines) => Assert.Throws<SettingsException>(() => Read(lines)).Errors;
}
