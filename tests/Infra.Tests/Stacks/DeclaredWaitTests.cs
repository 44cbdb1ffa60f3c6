using System.Text.Json;
using System.Text.Json.Nodes;
using GeoRegistry;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Running;
using GeoRegistry.Policies.Testing;
using Infra.Tests.Policies.Evaluation;
using Pulumi.Testing;

namespace Infra.Tests.Stacks;

/// <summary>What the resources of the stacks that come with the project wait for.</summary>
public class DeclaredWaitTests
{
    /// <summary>To wait for a component is to wait for all in it: such a resource would wait for itself, and the program would never end.</summary>
    [Theory]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("Pulumi.prod.yaml")]
    [MemberData(nameof(ShippedStackTests.Examples), MemberType = typeof(ShippedStackTests))]
    public async Task No_resource_waits_for_a_component_that_it_is_in(string file)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Stacks", file));
        var configuration = JsonNode.Parse(Yaml.ToJson(yaml))!["config"]!.AsObject()
            .Select(entry => (entry.Key, entry.Value!.GetValueKind() is JsonValueKind.String ? (string)entry.Value! : entry.Value!.ToJsonString()));

        var declaration = await PolicyTest.WithConfigurationAsync(configuration, () => Declaration.RunAsync<RegistryStack>(
            new DeclarationMocks(), new TestOptions { StackName = "test", ProjectName = "geo-registry" }));

        Assert.NotEmpty(declaration.Stack.Resources);
        Assert.All(declaration.Stack.Resources, resource => Assert.Empty(Parents(resource).Intersect(resource.DependsOn.Union(resource.Inputs.References))));
    }

    private static IEnumerable<DeclaredResource> Parents(DeclaredResource resource)
    {
        for (var parent = resource.Parent; parent is not null; parent = parent.Parent)
            yield return parent;
    }
}
