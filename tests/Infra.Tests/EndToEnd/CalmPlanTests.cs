using System.Text.Json.Nodes;

namespace Infra.Tests.EndToEnd;

/// <summary>
/// What a plan shows of a change of tags, in whose preview azure-native knows the id, name and location of what is updated and nothing else
/// that Azure alone tells.
/// </summary>
public class CalmPlanTests
{
    [Theory]
    [InlineData("customer-managed-key.yaml")]
    [InlineData("regional-endpoints.yaml")]
    [InlineData("supply-chain.yaml")]
    public async Task A_change_of_tags_plans_what_it_does_and_replaces_nothing(string example)
    {
        await using var stack = await TestStack.DeployedAsync(Tagged(example, "platform"));
        var settings = Tagged(example, "operations");

        var plan = await stack.PreviewAsync(settings);
        var run = await stack.UpAsync(settings);

        Assert.NotEmpty(plan.Changes);
        Assert.All(plan.Changes, change => Assert.StartsWith("Update ", change, StringComparison.Ordinal));
        Assert.Equal(run.Changes, plan.Changes);
    }

    [Fact]
    public async Task Another_deploying_identity_gets_its_roles_before_the_old_one_loses_them_and_no_replica_is_touched()
    {
        await using var stack = await TestStack.DeployedAsync(Deployer("2b7e9c41-1d3f-4e5a-b6c8-9f0a1b2c3d33"));

        var run = await stack.UpAsync(Deployer("2b7e9c41-1d3f-4e5a-b6c8-9f0a1b2c3d44"));

        const string assignment = "RoleAssignment contoso-role-replicas-deployer";
        Assert.Equal([$"CreateReplacement {assignment}", $"DeleteReplaced {assignment}"], run.Changes);
        run.AssertOrder($"CreateReplacement {assignment}", $"DeleteReplaced {assignment}");
    }

    private static string Deployer(string objectId) => $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          replicas: [{ region: eastus }]
          networkRoles: { enabled: true, deployer: { objectId: {{objectId}} } }
        """;

    private static string Tagged(string example, string owner)
    {
        var file = JsonNode.Parse(Yaml.ToJson(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stacks", "examples", example))))!;
        var registries = file["config"]!["geo-registry:registries"]!.AsArray();
        foreach (var registry in registries)
            registry!["tags"] = new JsonObject { ["owner"] = owner };
        return registries.ToJsonString();
    }
}
