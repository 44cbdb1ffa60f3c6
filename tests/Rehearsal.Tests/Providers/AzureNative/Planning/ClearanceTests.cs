using Rehearsal.Engine.Events;
using static Rehearsal.Tests.Providers.AzureNative.Planning.AzureStack;
using static Rehearsal.Tests.Providers.AzureNative.Planning.CollisionTests;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

/// <summary>Deletions that would take away what stays, and succeed.</summary>
public class ClearanceTests
{
    private static readonly Declaration[] Private = [ResourceGroup, Registry, VirtualNetwork, Subnet, PrivateZone];

    internal static Declaration Endpoint(string name) => new("network:PrivateEndpoint", name, $$"""
        {
          "resourceGroupName": "rg", "privateEndpointName": "{{name}}", "location": "westeurope",
          "subnet": { "id": "{{Group}}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints" },
          "privateLinkServiceConnections": [
            { "name": "registry", "privateLinkServiceId": "{{Group}}/providers/Microsoft.ContainerRegistry/registries/contoso", "groupIds": ["registry"] }
          ]
        }
        """);

    internal static string ZoneGroup(string endpoint, string name) => $$"""
        {
          "resourceGroupName": "rg", "privateEndpointName": "{{endpoint}}", "privateDnsZoneGroupName": "{{name}}",
          "privateDnsZoneConfigs": [{ "name": "zone", "privateDnsZoneId": "{{Group}}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io" }]
        }
        """;

    [Fact]
    public async Task A_renamed_endpoint_whose_zone_group_would_clear_the_records_of_the_new_one_is_refused()
    {
        var (old, renamed) = (
            new Declaration("network:PrivateDnsZoneGroup", "old-records", ZoneGroup("old", "default")),
            new Declaration("network:PrivateDnsZoneGroup", "new-records", ZoneGroup("new", "default")));
        await using var stack = await DeployedAsync([.. Private, Endpoint("old"), old]);

        var preview = await stack.PreviewAsync([.. Private, Endpoint("new"), renamed]);

        Assert.Equal(RunOutcome.Failed, preview.Outcome);
        var error = Assert.Single(stack.Project.Events.OfType<EngineEvent.Diagnostic>(), message => message.Severity is DiagnosticSeverity.Error);
        Assert.Equal(stack.Urn(old), error.Urn);
        Assert.StartsWith("its deletion, which comes last, would take away the DNS records of ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{stack.Urn(renamed)}'", error.Message, StringComparison.Ordinal);

        await stack.UpAsync(Private);
        Assert.Equal(RunOutcome.Succeeded, (await stack.PreviewAsync([.. Private, Endpoint("new"), renamed])).Outcome);
    }

    [Fact]
    public async Task A_zone_group_that_moves_to_another_zone_is_not_refused()
    {
        var other = PrivateZone with { Name = "other", Inputs = PrivateZone.Inputs.Replace("\"rg\"", "\"rg-other\"", StringComparison.Ordinal) };
        var group = ResourceGroup with { Name = "rg-other", Inputs = ResourceGroup.Inputs.Replace("\"rg\"", "\"rg-other\"", StringComparison.Ordinal) };
        Declaration[] all = [.. Private, group, other];
        await using var stack = await DeployedAsync([.. all, Endpoint("old"), new("network:PrivateDnsZoneGroup", "old-records", ZoneGroup("old", "default"))]);

        Declaration[] after =
        [
            .. all, Endpoint("new"),
            new(
                "network:PrivateDnsZoneGroup",
                "new-records",
                ZoneGroup("new", "default").Replace(
                    "resourceGroups/rg/providers/Microsoft.Network/privateDnsZones",
                    "resourceGroups/rg-other/providers/Microsoft.Network/privateDnsZones",
                    StringComparison.Ordinal)),
        ];

        Assert.Equal(RunOutcome.Succeeded, (await stack.PreviewAsync(after)).Outcome);
    }

    [Fact]
    public async Task A_group_that_is_no_longer_declared_while_something_in_it_is_would_delete_it()
    {
        await using var stack = await DeployedAsync(ResourceGroup, Registry);

        var preview = await stack.PreviewAsync(Registry);

        Assert.Equal(RunOutcome.Failed, preview.Outcome);
        Assert.Equal(
            $"its deletion would delete '{stack.Urn(Registry)}' as well, which is in it and stays in the stack. Declare it again; or, to let it leave "
                + "the stack and stay in the cloud, first set 'retainOnDelete' on it and run 'up'.",
            Assert.Single(stack.Project.Errors));

        await stack.UpAsync(ResourceGroup with { IsRetained = true }, Registry);
        await stack.UpAsync(Registry);
        Assert.Contains("Forget rg", stack.Project.Steps);
    }

    [Fact]
    public async Task A_subnet_that_is_now_declared_with_its_network_would_be_deleted_from_it()
    {
        await using var stack = await DeployedAsync(ResourceGroup, VirtualNetwork, Subnet);

        var preview = await stack.PreviewAsync(ResourceGroup, VirtualNetwork with
        {
            Inputs = VirtualNetwork.Inputs.Replace(
                "\"addressSpace\"", """ "subnets": [{ "name": "Endpoints", "addressPrefix": "10.0.0.0/24" }], "addressSpace" """, StringComparison.Ordinal),
        });

        Assert.Equal(RunOutcome.Failed, preview.Outcome);
        Assert.Contains("'endpoints', which is declared in it as well", Assert.Single(stack.Project.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_goes_with_all_that_is_in_it_is_not_refused()
    {
        await using var stack = await DeployedAsync(Private);

        Assert.Equal(RunOutcome.Succeeded, (await stack.PreviewAsync()).Outcome);
    }
}
