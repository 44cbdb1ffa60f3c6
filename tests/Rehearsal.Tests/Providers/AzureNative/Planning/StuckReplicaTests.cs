using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using static Rehearsal.Tests.Providers.AzureNative.Planning.CollisionTests;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

/// <summary>A replica that stays in Creating, because the deploying identity lacks the permission to update the registry's private endpoint.</summary>
public class StuckReplicaTests
{
    private static readonly Declaration[] Private = [ResourceGroup, Registry, VirtualNetwork, Subnet, ClearanceTests.Endpoint("pe")];

    private static readonly Declaration Replica = new(
        "containerregistry:Replication",
            "north",
            """{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "northeurope", "location": "northeurope" }""");

    [Fact]
    public async Task The_preview_names_it_its_cause_and_the_way_out()
    {
        await using var stack = await StuckAsync();

        await stack.PreviewAsync([.. Private, Replica]);

        var warning = Assert.Single(stack.Project.Warnings);
        Assert.StartsWith(
            "the replica 'northeurope' is stuck in the provisioning state Creating, and Azure does not change it: an update of it fails. ",
            warning,
            StringComparison.Ordinal);
        Assert.Contains(
            "does not have the permission 'Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write' on /subscriptions/",
            warning,
            StringComparison.Ordinal);
        Assert.Contains("remove it from the program and run 'up'", warning, StringComparison.Ordinal);
        Assert.Contains("'up --refresh'", warning, StringComparison.Ordinal);
        Assert.Contains("Update north", stack.Project.Steps);
    }

    [Fact]
    public async Task A_refresh_takes_it_as_it_is_so_that_the_next_run_sends_nothing_to_it()
    {
        await using var stack = await StuckAsync();

        stack.Project.Options = new RunOptions { Refresh = true };
        await stack.UpAsync([.. Private, Replica]);
        Assert.DoesNotContain("Update north", stack.Project.Steps);

        stack.Project.Options = new RunOptions();
        await stack.PreviewAsync([.. Private, Replica]);
        Assert.Contains("Same north", stack.Project.Steps);
        Assert.StartsWith("the replica 'northeurope' is stuck", Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_deleted_by_hand_is_not_called_stuck()
    {
        await using var stack = await StuckAsync();
        await stack.DeleteAsync($"{AzureStack.Group}/providers/Microsoft.ContainerRegistry/registries/contoso/replications/northeurope");

        await stack.PreviewAsync([.. Private, Replica]);

        Assert.Empty(stack.Project.Warnings);
    }

    [Fact]
    public async Task Removed_and_added_again_it_works_once_its_cause_is_gone()
    {
        await using var stack = await StuckAsync();
        Declaration role = new("authorization:RoleAssignment", "network-contributor", $$"""
            {
              "scope": "{{AzureStack.Group}}", "roleAssignmentName": "11111111-1111-4111-8111-111111111111",
                "principalId": "{{Rehearsal.Azure.SimulatedAzure.PrincipalId}}", "principalType": "ServicePrincipal",
              "roleDefinitionId": "{{AzureStack.Subscription}}/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7"
            }
            """);

        await stack.UpAsync([.. Private, role]);
        Assert.Contains("Delete north", stack.Project.Steps);
        await stack.UpAsync([.. Private, role, Replica]);

        await stack.PreviewAsync([.. Private, role, Replica]);
        Assert.Empty(stack.Project.Warnings);
    }

    private static async Task<AzureStack> StuckAsync()
    {
        var stack = await AzureStack.DeployedAsync(Private);
        Assert.Equal(RunOutcome.Failed, (await stack.TryUpAsync([.. Private, Replica])).Outcome);
        return stack;
    }
}
