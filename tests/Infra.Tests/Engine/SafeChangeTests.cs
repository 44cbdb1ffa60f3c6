using Rehearsal.Engine.Events;

namespace Infra.Tests.Engine;

/// <summary>What the stack refuses to do to a registry that exists.</summary>
public class SafeChangeTests
{
    private const string Protected = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, protect: true, replicas: [{ region: eastus }, { region: uksouth }]";

    [Theory]
    [InlineData("homeRegion: uksouth", "homeRegion was westeurope when the registry was created and is now uksouth")]
    [InlineData("resourceGroup: rg-other", "resourceGroup was rg-registry when the registry was created and is now rg-other")]
    [InlineData("uniqueSuffix: true", "uniqueSuffix was false when the registry was created and is now true")]
    public async Task What_azure_fixes_at_creation_is_refused_with_what_to_do_instead(string change, string reason)
    {
        static string Settings(string change) => $"- {{ name: contoso, {string.Join(", ", new[] { "resourceGroup: rg-registry", "homeRegion: westeurope" }
            .Where(line => line.Split(':')[0] != change.Split(':')[0]).Append(change))} }}";
        await using var stack = await TestStack.DeployedAsync(Settings("homeRegion: westeurope"));

        var preview = await stack.PreviewAsync(Settings(change));
        var run = await stack.TryUpAsync(Settings(change));

        foreach (var refused in new[] { preview, run })
        {
            Assert.NotEqual(RunOutcome.Succeeded, refused.Result.Outcome);
            var error = Assert.Single(refused.Errors);
            Assert.Contains(reason, error, StringComparison.Ordinal);
            Assert.Contains("declare a second registry under another name, import the images (az acr import)", error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(run.Changes, change => change.Contains("Registry contoso", StringComparison.Ordinal));
        Assert.DoesNotContain((await stack.UpAsync(Settings("homeRegion: westeurope"))).Changes, change => change.Contains("Registry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_protected_registry_cannot_be_destroyed()
    {
        await using var stack = await TestStack.DeployedAsync($"{Protected} }}");

        var run = await stack.DestroyAsync();

        Assert.NotEqual(RunOutcome.Succeeded, run.Result.Outcome);
        Assert.Contains(await stack.NamesInAzureAsync(), name => name == "contoso");
        Assert.Equal(3, (await stack.RoutingAsync("rg-registry", "contoso")).Count);
    }

    [Fact]
    public async Task A_protected_replica_is_removed_only_after_its_region_was_named()
    {
        await using var stack = await TestStack.DeployedAsync($"{Protected} }}");
        var without = Protected.Replace(", { region: uksouth }", "", StringComparison.Ordinal);

        var refused = await stack.TryUpAsync($"{without} }}");
        Assert.Contains(refused.Errors, error => error.Contains("protect", StringComparison.Ordinal));
        Assert.Equal(3, (await stack.RoutingAsync("rg-registry", "contoso")).Count);

        _ = await stack.UpAsync($"{Protected}, allowReplicaRemoval: [uksouth] }}");
        var run = await stack.UpAsync($"{without}, allowReplicaRemoval: [uksouth] }}");
        Assert.Equal(["Delete ManagementLockByScope contoso-lock-uksouth", "Delete Replication contoso-uksouth"], run.Changes);
    }

    [Fact]
    public async Task Without_protection_a_registry_is_destroyed()
    {
        await using var stack = await TestStack.DeployedAsync($"{Protected} }}");
        _ = await stack.UpAsync($"{Protected.Replace("protect: true", "protect: false", StringComparison.Ordinal)} }}");

        Assert.Equal(RunOutcome.Succeeded, (await stack.DestroyAsync()).Result.Outcome);
        Assert.Empty(await stack.NamesInAzureAsync());
    }
}
