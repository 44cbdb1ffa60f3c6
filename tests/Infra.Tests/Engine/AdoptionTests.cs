namespace Infra.Tests.Engine;

/// <summary>Taking over a registry that exists.</summary>
public class AdoptionTests
{
    private const string Existing = """
        - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }, { region: uksouth }], tags: { owner: platform } }
        """;

    private static string Adopting(string replicas = "{ region: eastus }, { region: uksouth }") => $$"""
        - name: contoso
          resourceGroup: rg-registry
          existingResourceGroup: true
          homeRegion: westeurope
          adopt: true
          replicas: [{{replicas}}]
          tags: { owner: platform }
        """;

    [Fact]
    public async Task A_registry_that_exists_is_taken_over_with_its_replicas_and_stays_as_it_is()
    {
        await using var owner = await ExistingAsync();
        var registry = await RegistryAsync(owner);
        await using var stack = owner.WithAnotherStack();

        var run = await stack.UpAsync(Adopting());

        Assert.Contains("Import Registry contoso", run.Changes);
        Assert.Contains("Import Replication contoso-eastus", run.Changes);
        Assert.Contains("Import Replication contoso-uksouth", run.Changes);
        Assert.Equal(registry, await RegistryAsync(owner));
        Assert.Empty((await stack.UpAsync(Adopting())).Changes);
    }

    [Fact]
    public async Task What_does_not_agree_shows_in_the_preview_and_is_updated_after_it_was_taken_over()
    {
        await using var owner = await ExistingAsync();
        await using var stack = owner.WithAnotherStack();
        var settings = Adopting("{ region: eastus, regionEndpointEnabled: false }");

        var preview = await stack.PreviewAsync(settings);
        Assert.Contains("Import Replication contoso-eastus", preview.Changes);
        Assert.Contains("Update Replication contoso-eastus", preview.Changes);
        Assert.True((await owner.RoutingAsync("rg-registry", "contoso"))["eastus"]);

        _ = await stack.UpAsync(settings);
        Assert.False((await owner.RoutingAsync("rg-registry", "contoso"))["eastus"]);
        Assert.Empty((await stack.UpAsync(settings)).Changes);
    }

    /// <summary>A registry as somebody made it without this program.</summary>
    private static Task<TestStack> ExistingAsync() => TestStack.DeployedAsync(Existing);

    private static async Task<string> RegistryAsync(TestStack stack)
        => (await stack.ReadAsync("resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01"))!.ToJsonString();
}
