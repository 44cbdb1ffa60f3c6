using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>Changes during which clients could be cut off: who reaches the registry after each step.</summary>
public class CutoverTests
{
    private const string Pipeline = "2b7e9c41-1d3f-4e5a-b6c8-9f0a1b2c3d33";
    private const string Cluster = "5d0f0b3c-2f0e-4b7a-9a57-0b6a1f3c9d11";

    private const string Legacy = "roleAssignmentMode: LegacyRegistryPermissions";
    private const string Abac = "roleAssignmentMode: AbacRepositoryPermissions";
    private const string InBothModes = "accessInBothModes: true";

    private const string Network = """
        privateAccess:
          networks: [{ name: vnet, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, prefix: 10.10.0.0/26 }] }]
          endpoints: [{ name: weu, subnet: vnet/snet }]
          dns: { zones: [{ name: acr }] }
        """;

    private const string StillPublic = "publicAccess: { enabled: true }";

    [Theory]
    [InlineData("", Abac)]
    [InlineData(Legacy, Abac)]
    [InlineData(Abac, Legacy)]
    [InlineData(Legacy, $"{Abac}\n{InBothModes}")]
    public async Task A_mode_in_which_nobody_has_a_role_yet_is_refused_before_anything_is_changed(string before, string after)
    {
        await using var stack = await TestStack.DeployedAsync(Access(before));
        var preview = await stack.PreviewAsync(Access(after));

        var run = await stack.TryUpAsync(Access(after));

        foreach (var refused in new[] { preview, run })
        {
            Assert.Contains("add accessInBothModes: true and run up", Assert.Single(refused.Errors), StringComparison.Ordinal);
            Assert.DoesNotContain(refused.Changes, change => !change.EndsWith("contoso-both-modes", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(Legacy, Abac)]
    [InlineData(Abac, Legacy)]
    public async Task The_mode_is_changed_in_three_runs_in_which_nobody_ever_lacks_a_role(string before, string after)
    {
        await using var stack = await TestStack.DeployedAsync(Access(before));

        foreach (var settings in new[] { $"{before}\n{InBothModes}", $"{after}\n{InBothModes}", after })
        {
            var (run, samples) = await stack.SampledUpAsync(Access(settings), new Reach(stack, "rg-registry", "contoso"));

            Assert.NotEmpty(samples);
            Assert.All(
                samples,
                sample => Assert.Superset(new HashSet<string> { $"{Pipeline} pushes", $"{Cluster} pulls", "from the internet" }, sample.ToHashSet()));
            Assert.Equal(
                settings == $"{after}\n{InBothModes}",
                run.Warnings.Any(warning => warning.Contains("Every client has to sign in again", StringComparison.Ordinal)));
        }

        Assert.Empty((await stack.UpAsync(Access(after))).Changes);
        Assert.Equal(2, stack.State.Count(resource => TestStack.Label(resource.Urn).StartsWith("RoleAssignment", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_registry_without_declared_access_changes_its_mode_at_once_and_says_what_that_means()
    {
        await using var stack = await TestStack.DeployedAsync(Registry(Legacy));

        var preview = await stack.PreviewAsync(Registry(Abac));

        Assert.Contains(
            preview.Warnings,
            warning => warning.Contains("AcrPull, AcrPush and AcrDelete that are given elsewhere stop counting", StringComparison.Ordinal));
        Assert.Empty((await stack.UpAsync(Registry(Abac))).Errors);
    }

    [Fact]
    public async Task A_public_registry_is_not_closed_before_its_endpoints_are_there()
    {
        await using var stack = await TestStack.DeployedAsync(Registry(""));

        var refused = await stack.TryUpAsync(Registry(Network));

        Assert.Equal(RunOutcome.Failed, refused.Result.Outcome);
        Assert.Contains("its private endpoints weu are not connected yet", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Empty(refused.Changes);
    }

    [Fact]
    public async Task A_public_registry_goes_private_in_two_runs_in_which_somebody_can_always_reach_it()
    {
        await using var stack = await TestStack.DeployedAsync(Registry(""));
        var reach = new Reach(stack, "rg-registry", "contoso");

        var (_, opened) = await stack.SampledUpAsync(Registry($"{Network}\n{StillPublic}"), reach);
        Assert.All(opened, sample => Assert.Contains("from the internet", sample));
        Assert.Contains("through contoso-weu", await reach.SampleAsync());

        var (closing, closed) = await stack.SampledUpAsync(Registry(Network), reach);
        Assert.All(closed, sample => Assert.Contains("through contoso-weu", sample));
        Assert.Contains(closing.Warnings, warning => warning.Contains("The registry contoso is closed to the internet", StringComparison.Ordinal));
        Assert.DoesNotContain("from the internet", await reach.SampleAsync());
    }

    [Fact]
    public async Task A_new_registry_is_private_from_the_beginning()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Registry(Network));

        Assert.DoesNotContain("from the internet", await new Reach(stack, "rg-registry", "contoso").SampleAsync());
        Assert.DoesNotContain(run.Warnings, warning => warning.Contains("closed to the internet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Back_to_public_the_internet_reaches_the_registry_before_the_endpoints_go()
    {
        await using var stack = await TestStack.DeployedAsync(Registry(Network));

        var (_, samples) = await stack.SampledUpAsync(Registry(""), new Reach(stack, "rg-registry", "contoso"));

        Assert.Contains("from the internet", samples[^1]);
        Assert.All(samples.SkipWhile(sample => !sample.Contains("from the internet")), sample => Assert.Contains("from the internet", sample));
        Assert.All(samples.TakeWhile(sample => !sample.Contains("from the internet")), sample => Assert.Contains("through contoso-weu", sample));
        _ = await stack.RefreshAsync(Registry(""));
        _ = await stack.UpAsync(Registry(""));
        _ = await stack.RefreshAsync(Registry(""));
        Assert.Empty((await stack.UpAsync(Registry(""))).Changes);
    }

    [Fact]
    public async Task The_global_endpoint_leads_somewhere_at_every_step_while_the_home_region_and_the_replicas_change_places()
    {
        const string others = "replicas: [{ region: northeurope }, { region: eastus }]";
        const string home = "replicas: [{ region: northeurope, regionEndpointEnabled: false }]";
        await using var stack = await TestStack.DeployedAsync(Registry(home));

        foreach (var settings in new[] { $"{others}\nhomeRegionEndpointEnabled: false", home, $"{others}\nhomeRegionEndpointEnabled: false" })
        {
            var (_, samples) = await stack.SampledUpAsync(Registry(settings), new Reach(stack, "rg-registry", "contoso"));

            Assert.NotEmpty(samples);
            Assert.All(samples, sample => Assert.Contains(sample, line => line.StartsWith("to ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task An_endpoint_that_has_to_be_deleted_first_leaves_a_gap_that_the_plan_announces()
    {
        await using var stack = await TestStack.DeployedAsync(Registry(Network));
        var moved = Registry(Network
            .Replace(
                "{ name: snet, prefix: 10.10.0.0/26 }",
                "{ name: snet, prefix: 10.10.0.0/26 }, { name: other, prefix: 10.10.1.0/26 }",
                StringComparison.Ordinal)
            .Replace("vnet/snet", "vnet/other", StringComparison.Ordinal));
        var reach = new Reach(stack, "rg-registry", "contoso");

        var preview = await stack.PreviewAsync(moved);
        var (_, samples) = await stack.SampledUpAsync(moved, reach);

        Assert.Contains(preview.Warnings, warning => warning.Contains("for some minutes nobody reaches its target through it", StringComparison.Ordinal));
        Assert.Contains(samples, sample => !sample.Contains("through contoso-weu"));
        Assert.Contains("through contoso-weu", await reach.SampleAsync());
    }

    private static string Access(string settings) => $"""
        {Registry(settings)}
          access:
            - {"{"} name: pipeline, can: push, principal: {"{"} objectId: {Pipeline}, type: ServicePrincipal {"}"} {"}"}
            - {"{"} name: cluster, can: pull, principal: {"{"} objectId: {Cluster}, type: ServicePrincipal {"}"} {"}"}
        """;

    private static string Registry(string settings)
        => $"- name: contoso\n  resourceGroup: rg-registry\n  homeRegion: westeurope\n  {settings.Replace("\n", "\n  ", StringComparison.Ordinal)}".TrimEnd();
}
