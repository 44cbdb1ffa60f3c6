using System.Text.Json.Nodes;
using GeoRegistry;
using GeoRegistry.Policies.Testing;

namespace Infra.Tests.Policies.Evaluation;

/// <summary>The stack files that come with the project keep every rule of their preset.</summary>
public class ShippedStackPolicyTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Nothing_is_found_in_a_shipped_stack(string stack)
    {
        var file = JsonNode.Parse(Yaml.ToJson(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stacks", $"Pulumi.{stack}.yaml"))))!;

        var report = await PolicyTest.EvaluateAsync<RegistryStack>(
            new() { StackName = stack },
            [.. file["config"]!.AsObject().Select(entry => (entry.Key, entry.Value!.ToJsonString()))]);

        Assert.Empty(report.Findings);
        Assert.Empty(report.Problems);
        Assert.NotEmpty(report.Rules);
    }
}
