using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Providers.AzureNative.Planning;
using Rehearsal.Tests.Providers.AzureNative.Rest;
using static Rehearsal.Tests.Providers.AzureNative.Planning.CollisionTests;

namespace Rehearsal.Tests.Providers.AzureNative.Refreshing;

/// <summary>What a refresh says about registries beside the differences between state and Azure.</summary>
public class StackReviewTests
{
    private const string NorthOff = "the replica 'northeurope' of the registry 'contoso' is off the global endpoint: clients near northeurope are sent "
        + "to other regions";

    private static readonly Declaration North = new("containerregistry:Replication", "north", Replica("northeurope", "northeurope"));

    private static readonly Declaration Lock = new(
        "authorization:ManagementLockByScope", "lock", $$"""{ "scope": "{{Contoso}}", "lockName": "keep", "level": "CanNotDelete" }""");

    [Fact]
    public async Task A_registry_that_is_as_declared_is_not_talked_of()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, North, Lock);

        var refresh = await stack.Project.RefreshAsync();

        Assert.Equal(RunOutcome.Succeeded, refresh.Outcome);
        Assert.Empty(stack.Project.Warnings);
    }

    [Fact]
    public async Task A_replica_that_nothing_declares_is_shown_with_its_region()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, North);
        await stack.PutAsync($"{Contoso}/replications/eastus", """{ "location": "East US", "properties": {} }""");

        await stack.Project.PreviewRefreshAsync();

        var warning = Assert.Single(stack.Project.Events.OfType<EngineEvent.Diagnostic>());
        Assert.StartsWith(
            "the registry 'contoso' has a replica 'eastus' in eastus that no resource of the stack declares: ",
            warning.Message,
            StringComparison.Ordinal);
        Assert.Equal(stack.Urn(Registry), warning.Urn);
    }

    [Fact]
    public async Task A_replica_off_the_global_endpoint_is_shown_even_where_it_is_declared_like_that()
    {
        var off = North with { Inputs = North.Inputs.Replace("}", """, "regionEndpointEnabled": false }""", StringComparison.Ordinal) };
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, off);

        await stack.Project.RefreshAsync();

        Assert.StartsWith(NorthOff, Assert.Single(stack.Project.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_region_off_the_global_endpoint_is_shown_even_where_nothing_declares_its_replica()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, North);
        await stack.PutAsync($"{Contoso}/replications/westeurope", """{ "location": "westeurope", "properties": { "regionEndpointEnabled": false } }""");

        await stack.Project.RefreshAsync();

        Assert.StartsWith(
            "the replica 'westeurope' of the registry 'contoso' is off the global endpoint",
            Assert.Single(stack.Project.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_gone_is_shown_with_what_it_kept()
    {
        await using var stack = await AzureStack.DeployedAsync(ResourceGroup, Registry, Lock);
        await stack.DeleteLockAsync($"{Contoso}/providers/Microsoft.Authorization/locks/keep");

        await stack.Project.RefreshAsync();

        Assert.Equal(
            $"the lock 'keep' is gone: until the next 'up' creates it again, nothing keeps '{Contoso}' from being deleted.",
            Assert.Single(stack.Project.Warnings));
    }

    [Fact]
    public async Task A_list_of_replicas_that_cannot_be_read_is_no_failure()
    {
        var azure = new RecordedAzure().Expect(
            $"GET {Contoso}/replications 2024-11-01-preview", 403, """{ "error": { "code": "AuthorizationFailed", "message": "may not list" } }""");
        var registry = new RefreshedResource("urn", Registry.Token, Contoso, PropertyMap.Empty, IsGone: false);

        var remark = Assert.Single(await azure.Provider.ReviewAsync([registry], default));

        Assert.StartsWith(
            "the replicas of the registry 'contoso' cannot be listed, so those that no resource declares are not shown: ",
            remark.Message,
            StringComparison.Ordinal);
        Assert.Contains("may not list", remark.Message, StringComparison.Ordinal);
        azure.AssertAllCame();
    }
}
