using System.Text.Json.Nodes;
using Infra.Tests.Adoption;

namespace Infra.Tests.EndToEnd;

/// <summary>Adopting an existing registry.</summary>
public class AdoptionTests
{
    private const string Api = "2025-11-01";
    private const string Group = "resourceGroups/rg-registry";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";

    private static string Adopting(string replicas = "{ region: eastus }, { region: uksouth }") => $$"""
        - name: contoso
          resourceGroup: rg-registry
          existingResourceGroup: true
          homeRegion: westeurope
          adopt: true
          replicas: [{{replicas}}]
          policies: { armAudienceTokens: true }
          tags: { owner: platform }
        """;

    [Fact]
    public async Task A_registry_that_exists_is_taken_over_with_its_replicas_and_stays_as_it_is()
    {
        await using var stack = await ExistingAsync();
        var registry = await RegistryAsync(stack);

        var run = await stack.UpAsync(Adopting());

        Assert.Contains("Import Registry contoso", run.Changes);
        Assert.Contains("Import Replication contoso-eastus", run.Changes);
        Assert.Contains("Import Replication contoso-uksouth", run.Changes);
        Assert.Equal(registry, await RegistryAsync(stack));
        Assert.Empty((await stack.UpAsync(Adopting())).Changes);
    }

    [Fact]
    public async Task What_does_not_agree_is_refused_until_it_was_taken_over_as_it_is_and_updated_then()
    {
        await using var stack = await ExistingAsync();
        var settings = Adopting("{ region: eastus, regionEndpointEnabled: false }");

        var preview = await stack.PreviewAsync(settings);
        Assert.Empty(preview.Changes);
        Assert.Contains(
            "geo-registry:registries[0].replicas[0].regionEndpointEnabled: false\n  Azure has: true\n  keep it:   regionEndpointEnabled: true",
            Assert.Single(preview.Errors),
            StringComparison.Ordinal);

        _ = await stack.UpAsync(Adopting("{ region: eastus }"));
        Assert.True((await stack.RoutingAsync("rg-registry", "contoso"))["eastus"]);
        _ = await stack.UpAsync(settings.Replace("adopt: true", "adopt: false", StringComparison.Ordinal));
        Assert.False((await stack.RoutingAsync("rg-registry", "contoso"))["eastus"]);
    }

    /// <summary>A registry as somebody created it without this program.</summary>
    private static async Task<TestStack> ExistingAsync()
    {
        var stack = await TestStack.StartAsync();
        await PutAsync(Group, """{ "location": "westeurope" }""");
        await PutAsync(Registry, """{ "location": "westeurope", "sku": { "name": "Premium" }, "tags": { "owner": "platform" } }""");
        foreach (var region in new[] { "eastus", "uksouth" })
            await PutAsync($"{Registry}/replications/{region}", $$"""{ "location": "{{region}}", "tags": { "owner": "platform" } }""");
        return stack;

        Task PutAsync(string path, string body) => stack.PutAsync(path, path == Group ? "2024-07-01" : Api, JsonNode.Parse(body)!.AsObject());
    }

    private static async Task<string> RegistryAsync(TestStack stack) => (await stack.ReadAsync(Registry, Api))!.ToJsonString();
}
