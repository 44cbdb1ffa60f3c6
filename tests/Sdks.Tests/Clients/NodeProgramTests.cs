using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Sdks.Tests.Clients;

/// <summary>A program on Pulumi's official packages for Node.js, through the life of its stack.</summary>
public class NodeProgramTests
{
    private const int Resources = 10;

    [NodeFact]
    public async Task Preview_plans_every_resource_and_changes_nothing()
    {
        await using var project = await ClientProject.StartNodeAsync("program.js");

        var first = await project.PreviewAsync("northeurope");
        var second = await project.PreviewAsync("northeurope");

        Assert.Equal(new RunSummary { Created = Resources }, first.Summary);
        Assert.Equal(first.Summary, second.Summary);
    }

    [NodeFact]
    public async Task Deployment_gives_outputs_and_keeps_secrets()
    {
        await using var project = await ClientProject.StartNodeAsync("program.js");

        var result = await project.UpAsync("northeurope");

        Assert.Equal(new RunSummary { Created = Resources }, result.Summary);
        Assert.Matches("^contoso[a-z0-9]{6}\\.azurecr\\.io$", Assert.IsType<PropertyValue.Text>(result.StackOutputs["loginServer"]).Value);
        Assert.IsType<PropertyValue.Text>(Assert.IsType<PropertyValue.Secret>(result.StackOutputs["password"]).Value);
    }

    [NodeFact]
    public async Task Deployed_again_nothing_changes()
    {
        await using var project = await ClientProject.StartNodeAsync("program.js");
        await project.UpAsync("northeurope");

        Assert.Equal(new RunSummary { Unchanged = Resources }, (await project.PreviewAsync("northeurope")).Summary);
        Assert.Equal(new RunSummary { Unchanged = Resources }, (await project.UpAsync("northeurope")).Summary);
    }

    [NodeFact]
    public async Task Replica_that_is_removed_is_all_that_changes()
    {
        await using var project = await ClientProject.StartNodeAsync("program.js");
        await project.UpAsync("francecentral", "northeurope");

        await project.UpAsync("northeurope");

        Assert.Equal(["Delete contoso-francecentral"], project.Steps.Where(step => !step.StartsWith("Same ", StringComparison.Ordinal)));
    }

    [NodeFact]
    public async Task Providers_give_locations_and_subscriptions_that_the_program_leaves_to_them()
    {
        const string subscription = "11111111-1111-4111-8111-111111111111";
        await using var project = await ClientProject.StartNodeAsync("providers.js");
        (string, string)[] configuration = [("azure-native:location", "westeurope"), ("hub", subscription)];

        var result = await project.UpAsync(configuration);

        Assert.Equal(new PropertyValue.List(["westeurope", "westeurope"]), result.StackOutputs["team"]);
        Assert.Equal(new PropertyValue.List(["northeurope", "northeurope"]), result.StackOutputs["shared"]);
        Assert.Equal($"/subscriptions/{subscription}/resourceGroups/rg-single", result.StackOutputs["single"]);
        Assert.Equal("northeurope", result.StackOutputs["read"]);
        Assert.Equal("northeurope", result.StackOutputs["found"]);
        Assert.False((await project.UpAsync(configuration)).Summary.HasChanges);
        Assert.Equal(RunOutcome.Succeeded, (await project.DestroyAsync()).Outcome);
    }

    [NodeFact]
    public async Task Destroyed_stack_can_be_deployed_again()
    {
        await using var project = await ClientProject.StartNodeAsync("program.js");
        await project.UpAsync("northeurope");

        Assert.Equal(new RunSummary { Deleted = Resources }, (await project.DestroyAsync()).Summary);
        Assert.Equal(new RunSummary { Created = Resources }, (await project.UpAsync("northeurope")).Summary);
    }
}
