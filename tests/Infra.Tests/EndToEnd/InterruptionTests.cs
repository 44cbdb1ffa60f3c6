using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>The preview of the whole program reports changes that interrupt somebody for a while.</summary>
public class InterruptionTests
{
    private const string DeletedFirst = "it is deleted before its replacement is created: ";

    private const string Contoso = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          privateAccess:
            networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/26 }, { name: snet-other, prefix: 10.0.1.0/26 }] }]
            endpoints: [{ name: weu, subnet: vnet/snet, zone: weu }]
            dns: { zones: [{ name: weu }] }
          agentPools: [{ name: builds, tier: S1 }]
          webhooks: [{ name: pushed, serviceUri: 'https://hooks.example.com', sharedSecretHeader: X-Secret }]
          events: { systemTopic: { name: registry-events }, subscriptions: [{ name: builds, endpoint: { webhook: 'https://hooks.contoso.com' } }] }
          cacheRules: [{ name: dotnet-images, source: mcr.microsoft.com/dotnet/*, target: dotnet/* }]
        """;

    [Theory]
    [InlineData("tier: S1", "tier: S2", $"{DeletedFirst}runs that are under way on it end, and for some minutes")]
    [InlineData("subnet: vnet/snet,", "subnet: vnet/snet-other,", $"{DeletedFirst}for some minutes nobody reaches its target through it")]
    [InlineData(
        "name: dotnet-images",
        "name: dotnet-base-images",
        $"{DeletedFirst}for seconds nobody can pull through it what the registry has not cached yet.")]
    [InlineData("name: registry-events", "name: contoso-events", $"{DeletedFirst}events of about a minute are lost for all of its subscriptions.")]
    [InlineData("name: pushed", "name: pushes", "the webhook 'pusheswesteurope' takes the place of 'pushedwesteurope'")]
    [InlineData(
        "prefix: 10.0.1.0/26",
        "prefix: 10.0.2.0/26",
        "the subnet 'snet-other' gets the addresses 10.0.2.0/26 instead of 10.0.1.0/26, which Azure refuses")]
    public async Task A_change_that_interrupts_somebody_says_so_once_and_a_plan_without_one_does_not(string before, string after, string warning)
    {
        await using var stack = await TestStack.DeployedAsync(Contoso);
        var calm = await stack.PreviewAsync(Contoso);

        var preview = await stack.PreviewAsync(Contoso.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(RunOutcome.Succeeded, preview.Result.Outcome);
        Assert.StartsWith(warning, Assert.Single(preview.Warnings.Except(calm.Warnings)), StringComparison.Ordinal);
        Assert.DoesNotContain(calm.Warnings, said => said.StartsWith(DeletedFirst, StringComparison.Ordinal));
    }
}
