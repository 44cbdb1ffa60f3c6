using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>A replica in production that is stuck because whoever added it lacks the permission to extend the registry's private endpoint.</summary>
public class StuckReplicaTests
{
    private const string Stuck = "the replica 'uksouth' is stuck in the provisioning state Creating";

    [Theory]
    [InlineData("lock: CanNotDelete")]
    [InlineData("lock: None")]
    public async Task A_stuck_replica_is_removed_and_added_again_as_documented_on_the_first_try(string locks)
    {
        await using var stack = await TestStack.DeployedAsync(Settings(locks, roles: false));
        Assert.Equal(RunOutcome.Failed, (await stack.TryUpAsync(Settings(locks, roles: false, "uksouth"))).Result.Outcome);

        // Without a refresh the run would send the update that cannot succeed.
        var preview = await stack.PreviewAsync(Settings(locks, roles: false, "uksouth"));
        Assert.Contains(
            preview.Warnings,
            warning => warning.StartsWith(Stuck, StringComparison.Ordinal) && warning.Contains("does not have the permission", StringComparison.Ordinal));

        var lifted = await stack.TryUpAsync(Settings(locks, roles: false, "uksouth", "allowReplicaRemoval: [uksouth], "), refresh: true);
        Assert.Equal(RunOutcome.Succeeded, lifted.Result.Outcome);
        Assert.DoesNotContain(
            lifted.Changes,
            change => change.Contains("Replication", StringComparison.Ordinal) && !change.StartsWith("Refresh", StringComparison.Ordinal));
        Assert.Contains(lifted.Warnings, warning => warning.StartsWith("the replica in uksouth is stuck: Azure says Creating", StringComparison.Ordinal));
        Assert.False(stack.Find("Replication contoso-uksouth").Protect);

        var removed = await stack.UpAsync(Settings(locks, roles: false, "", "allowReplicaRemoval: [uksouth], "));
        Assert.Contains("Delete Replication contoso-uksouth", removed.Changes);
        Assert.DoesNotContain(await stack.NamesInAzureAsync(), name => name == "uksouth");

        var added = await stack.UpAsync(Settings(locks, roles: true, "uksouth"));
        Assert.Contains("Create Replication contoso-uksouth", added.Changes);
        Assert.Empty((await stack.UpAsync(Settings(locks, roles: true, "uksouth"))).Changes);
    }

    private static string Settings(string locks, bool roles, string replica = "", string more = "") => $$"""
        - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, protect: true, {{locks}}, {{more}}
            replicas: [{ region: eastus }{{(replica is "" ? "" : $", {{ region: {replica} }}")}}],
            privateAccess: { networks: [{ name: vnet-weu, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, prefix: 10.10.0.0/26 }] }],
            endpoints: [{ name: weu, subnet: vnet-weu/snet }] }, networkRoles: { enabled: {{(roles ? "true" : "false")}}, settleSeconds: 0 } }
        """;
}
