using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Sdks.Tests.Clients;

/// <summary>
/// A program whose options are the engine's work, such as transforms, hooks and replacements: once on Pulumi's official packages for
/// Node.js, once on the bundled SDK for C#.
/// </summary>
[Trait(Categories.Name, Categories.Programs)]
public class OptionTests
{
    /// <summary>Which of the two programs.</summary>
    public enum Client
    {
        Node,
        Dotnet,
    }

    private static readonly string DotnetProgram = Repository.Built("tests/Contoso.Options", "Contoso.Options.dll");

    [NodeTheory]
    [InlineData(Client.Node)]
    [InlineData(Client.Dotnet)]
    public async Task Transforms_change_what_is_declared_and_called(Client client)
    {
        await using var project = await StartAsync(client);

        var result = await project.UpAsync(Release(1));

        Assert.Equal(
            new PropertyMap([new("order", "program, component, stack"), new("release", "1")]),
            Assert.IsType<PropertyValue.Map>(result.StackOutputs["tags"]).Members);
        Assert.Equal("westeurope", result.StackOutputs["location"]);
    }

    [NodeTheory]
    [InlineData(Client.Node)]
    [InlineData(Client.Dotnet)]
    public async Task Deployed_again_nothing_changes(Client client)
    {
        await using var project = await StartAsync(client);
        await project.UpAsync(Release(1));

        Assert.Equal(new RunSummary { Unchanged = 4 }, (await project.UpAsync(Release(1))).Summary);
        Assert.Empty(project.Messages);
    }

    [NodeTheory]
    [InlineData(Client.Node)]
    [InlineData(Client.Dotnet)]
    public async Task Trigger_replaces_a_resource_and_what_is_replaced_with_it(Client client)
    {
        await using var project = await StartAsync(client);
        await project.UpAsync(Release(1));

        await project.UpAsync(Release(2));

        Assert.Equal(
            ["CreateReplacement companion", "CreateReplacement suffix", "DeleteReplaced companion", "DeleteReplaced suffix", "Same group", "Update group"],
            project.Steps);
    }

    [NodeTheory]
    [InlineData(Client.Node)]
    [InlineData(Client.Dotnet)]
    public async Task Hooks_run_around_each_step_also_when_the_program_no_longer_declares_the_resource(Client client)
    {
        await using var project = await StartAsync(client);

        await project.PreviewAsync(Release(1));
        Assert.Equal(["before create: group"], project.Messages);
        await project.UpAsync(Release(1));
        Assert.Equal(["before create: group", "after create: westeurope"], project.Messages);
        await project.UpAsync(Release(2));
        Assert.Equal(["before update: 1 to 2"], project.Messages);
        await project.UpAsync(RunOutcome.Failed, Release(3));
        Assert.Contains("the hook 'after update' after it failed: no one listens", project.Messages);
        await project.UpAsync([("release", "\"3\""), ("declare", "false")]);
        Assert.Equal(["before delete: group", "after delete: group"], project.Messages);
        // The run that failed deleted nothing, so what it replaced is still there.
        Assert.Equal(
            ["Delete companion", "Delete group", "Delete group", "Delete suffix", "DeleteReplaced companion", "DeleteReplaced suffix"],
            project.Steps);
    }

    [NodeTheory]
    [InlineData(Client.Node)]
    [InlineData(Client.Dotnet)]
    public async Task Error_hook_has_what_failed_tried_again(Client client)
    {
        await using var project = await StartAsync(client);

        await project.UpAsync(RunOutcome.Failed, [("release", "\"1\""), ("declare", "true"), ("location", "nowhere")]);

        Assert.Single(project.Messages, message => message.StartsWith("the create failed, and is tried again", StringComparison.Ordinal));
        // A program does not wait until the engine has its messages: they may come after the engine's own.
        Assert.Equal(
            ["before create: group", "on error: create, 1 so far", "on error: create, 2 so far"],
            project.Messages.Where(message => !message.StartsWith("the create failed", StringComparison.Ordinal)).Take(3));
        Assert.Equal("group", Assert.Single(project.Failures).Step.Name);
    }

    [Fact]
    public async Task Program_that_logs_an_error_fails_and_deletes_nothing()
    {
        await using var project = await StartAsync(Client.Dotnet);
        await project.UpAsync(Release(1));

        await project.UpAsync(RunOutcome.Failed, [("release", "\"1\""), ("declare", "false"), ("error", "true")]);

        Assert.Contains("something is wrong", project.Messages);
        Assert.Empty(project.Steps);
    }

    private static Task<ClientProject> StartAsync(Client client)
        => client == Client.Node ? ClientProject.StartNodeAsync("options.js") : ClientProject.StartDotnetAsync(DotnetProgram);

    private static (string Name, string Value)[] Release(int number) => [("release", $"\"{number}\""), ("declare", "true"), ("location", "westeurope")];
}
