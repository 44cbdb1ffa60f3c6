using GeoRegistry.Registries;
using Infra.Tests.Policies.Running;
using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>Changes of an existing registry that the stack refuses.</summary>
public class SafeChangeTests
{
    private const string Protected =
        "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, protect: true, replicas: [{ region: eastus }, { region: uksouth }]";

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
        Assert.DoesNotContain(
            (await stack.UpAsync(Settings("homeRegion: westeurope"))).Changes, change => change.Contains("Registry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("homeRegion: westeurope", "homeRegion: northeurope")]
    [InlineData("resourceGroup: rg-registry", "resourceGroup: rg-other")]
    [InlineData("name: contoso,", "name: contoso, uniqueSuffix: true,")]
    [InlineData("name: contoso,", "name: contoso, domainNameLabelScope: TenantReuse,")]
    [InlineData("key: { name: registry }", "key: { name: another }")]
    [InlineData(", encryption: { vault: { name: kv-registry }, key: { name: registry } }", "")]
    public async Task A_refused_change_changes_nothing_of_any_registry(string before, string after)
    {
        var contoso = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, lock: CanNotDelete, "
            + $"replicas: [{{ region: eastus }}]{FullRegistry.Everything.ReplaceLineEndings(" ")} }}";
        var fabrikam = "\n- { name: fabrikam, resourceGroup: rg-fabrikam, homeRegion: westus2, tags: { team: one } }";
        await using var stack = await TestStack.DeployedAsync(contoso + fabrikam);
        var names = await stack.NamesInAzureAsync();

        // Other changes in the same run wait as well: of the same registry and of another.
        var changed = contoso.Replace(before, after, StringComparison.Ordinal).Replace("nightly-purge", "weekly-purge", StringComparison.Ordinal);
        Assert.NotEqual(contoso, changed);
        var run = await stack.TryUpAsync(changed + fabrikam.Replace("one", "two", StringComparison.Ordinal));

        Assert.Equal(RunOutcome.Failed, run.Result.Outcome);
        Assert.Contains("Azure fixes this at creation", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(run.Changes);
        Assert.Equal(names, await stack.NamesInAzureAsync());
        Assert.Empty((await stack.UpAsync(contoso + fabrikam)).Changes);
    }

    [Fact]
    public async Task Refusals_of_all_registries_come_in_one_message()
    {
        const string settings =
            "- { name: contoso, resourceGroup: rg-one, homeRegion: westeurope }\n- { name: fabrikam, resourceGroup: rg-two, homeRegion: westus2 }";
        await using var stack = await TestStack.DeployedAsync(settings);

        var run = await stack.PreviewAsync(
            settings.Replace("westeurope", "uksouth", StringComparison.Ordinal).Replace("westus2", "eastus", StringComparison.Ordinal));

        var error = Assert.Single(run.Errors);
        Assert.Contains("The registry contoso cannot be changed like this", error, StringComparison.Ordinal);
        Assert.Contains("The registry fabrikam cannot be changed like this", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lock: CanNotDelete")]
    [InlineData("lock: None")]
    public async Task Nothing_around_a_protected_registry_is_deleted_before_protection_is_lifted(string locks)
    {
        string Settings(string protect, string replicas)
            => $"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, {locks}, {protect}, "
                + $"replicas: [{replicas}]{FullRegistry.Everything.ReplaceLineEndings(" ")} }}";
        await using var stack = await TestStack.DeployedAsync(Settings("protect: true", "{ region: eastus }"));

        Assert.Empty((await stack.DestroyAsync()).Changes);

        Assert.Empty((await stack.TryUpAsync(Settings("protect: true", ""))).Changes);

        _ = await stack.UpAsync(Settings("protect: false", "{ region: eastus }"));
        Assert.Equal(RunOutcome.Succeeded, (await stack.DestroyAsync()).Result.Outcome);
        Assert.Empty(await stack.NamesInAzureAsync());
    }

    [Theory]
    [InlineData("lock: None", "lock: CanNotDelete")]
    [InlineData("protect: true", "protect: false")]
    [InlineData("protect: false", "protect: true")]
    public async Task Protection_and_locks_are_turned_on_and_off_in_one_run(string before, string after)
    {
        string Settings(string key)
            => "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }], "
                + $"{(key.StartsWith("lock", StringComparison.Ordinal) ? "protect: true, " : "")}{key} }}";
        await using var stack = await TestStack.DeployedAsync(Settings(before));

        _ = await stack.UpAsync(Settings(after));
        Assert.Empty((await stack.UpAsync(Settings(after))).Changes);
    }

    [Fact]
    public async Task Parts_of_an_unprotected_registry_can_be_taken_out_one_by_one()
    {
        await using var stack = await TestStack.DeployedAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ "
            + "region: eastus }] }");

        Assert.Empty(stack.Find("RandomUuid contoso-protection").Dependencies);
    }

    [Fact]
    public async Task A_record_that_an_earlier_version_kept_in_the_component_is_taken_over()
    {
        const string settings = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }";
        const string record = "::random:index/randomUuid:RandomUuid::contoso-creation";
        await using var stack = await TestStack.DeployedAsync(settings);
        stack.Rewrite(resource => resource with
        {
            Urn = resource.Urn.Replace(record, "::geo-registry:index:GeoReplicatedRegistry$" + record[2..], StringComparison.Ordinal),
        });

        Assert.Empty((await stack.UpAsync(settings)).Changes);
        Assert.EndsWith($"::geo-registry{record}", stack.Find("RandomUuid contoso-creation").Urn, StringComparison.Ordinal);
        Assert.NotEqual(RunOutcome.Succeeded, (await stack.PreviewAsync(settings.Replace("westeurope", "uksouth", StringComparison.Ordinal))).Result.Outcome);
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

        var lifted = await stack.UpAsync($"{Protected}, allowReplicaRemoval: [uksouth] }}");
        Assert.Empty(lifted.Changes);
        Assert.Contains(
            "the replica in uksouth is no longer protected, because allowReplicaRemoval names its region; this run changes nothing in it, and the next "
                + "can remove it from replicas",
            lifted.Messages);
        var run = await stack.UpAsync($"{without}, allowReplicaRemoval: [uksouth] }}");
        Assert.Equal(["Delete Replication contoso-uksouth"], run.Changes);
    }

    [Fact]
    public async Task A_lock_is_protected_where_its_resource_is()
    {
        const string settings = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, protect: true, lock: CanNotDelete, "
            + "replicas: [{ region: eastus }, { region: uksouth }]";
        await using var stack = await TestStack.DeployedAsync($"{settings} }}");
        Assert.All(new[] { "eastus", "uksouth", "westeurope" }, region => Assert.True(stack.Find($"ManagementLockByScope contoso-lock-{region}").Protect));

        _ = await stack.UpAsync($"{settings}, allowReplicaRemoval: [uksouth] }}");
        Assert.False(stack.Find("ManagementLockByScope contoso-lock-uksouth").Protect);
        Assert.True(stack.Find("ManagementLockByScope contoso-lock-eastus").Protect);

        var run = await stack.UpAsync($"{settings.Replace(", { region: uksouth }", "", StringComparison.Ordinal)}, allowReplicaRemoval: [uksouth] }}");
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
