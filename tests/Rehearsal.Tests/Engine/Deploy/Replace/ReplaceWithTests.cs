using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Replace;

public sealed class ReplaceWithTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public ReplaceWithTests() => _project.Provider.Immutable.Add("region");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Resource_is_replaced_with_the_one_that_it_names()
    {
        await _project.DeployAsync(Server("north"));
        await _project.UpAsync(Server("south"));

        Assert.Equal(
            ["CreateReplacement database", "CreateReplacement server", "Same other", "DeleteReplaced server", "DeleteReplaced database"], _project.Steps);
        Assert.Equal(["replaceWith database"], _project.Details[1].ReplacementReasons.AsEnumerable());
        Assert.Equal(["database-2", "other-1", "server-2"], _project.Provider.Cloud.Keys.Order());
    }

    [Fact]
    public async Task Preview_shows_the_replacement_of_both()
    {
        await _project.DeployAsync(Server("north"));
        await _project.PreviewAsync(Server("south"));

        Assert.Equal(2, _project.Result!.Summary.Replaced);
    }

    [Fact]
    public async Task Change_in_place_of_the_named_resource_replaces_nothing()
    {
        await _project.DeployAsync(Server("north"));
        _project.Provider.Immutable.Clear();
        await _project.UpAsync(Server("south"));

        Assert.Equal(["Update database", "Same server", "Same other"], _project.Steps);
    }

    [Fact]
    public async Task Replacements_are_passed_on()
    {
        await _project.DeployAsync(Chain("north"));
        await _project.UpAsync(Chain("south"));

        Assert.Equal(["CreateReplacement a", "CreateReplacement b", "CreateReplacement c"], _project.Steps.Take(3));
    }

    [Fact]
    public async Task Resource_is_deleted_before_the_one_that_it_is_replaced_with_where_that_is_deleted_first()
    {
        await _project.DeployAsync(Server("north"));
        _project.Provider.DeleteBeforeReplace = true;
        await _project.UpAsync(Server("south"));

        Assert.Equal(["delete server", "delete database", "create database", "create server"], _project.Provider.Calls);
        var replacement = _project.Details.Single(step => step is { Name: "server", Kind: StepKind.CreateReplacement });
        Assert.Equal(["replaceWith database"], replacement.ReplacementReasons.AsEnumerable());
    }

    [Fact]
    public async Task Protected_resource_is_not_replaced_with_another_one()
    {
        await _project.DeployAsync(Server("north", isProtected: true));
        await _project.UpAsync(Server("south", isProtected: true));

        Assert.StartsWith("server: it is protected, and this change would replace it (replaceWith database).", Assert.Single(_project.Errors));
        Assert.Contains("server-1", _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Failed_replacement_does_not_replace_others()
    {
        await _project.DeployAsync(Server("north"));
        _project.Provider.Failures["create database"] = new ProviderException("there is no room");
        await _project.UpAsync(Server("south"));

        Assert.Equal(["Same other"], _project.Steps);
        Assert.Equal(["server"], _project.Skipped);
    }

    private static Func<ProgramClient, Task> Server(string region, bool isProtected = false) => async program =>
    {
        var database = await program.ThingAsync("database", Inputs.Of(("region", region)));
        await program.ThingAsync("server", null, request =>
        {
            request.ReplaceWith.Add(database.Urn);
            request.Protect = isProtected;
        });
        await program.ThingAsync("other");
    };

    private static Func<ProgramClient, Task> Chain(string region) => async program =>
    {
        var a = await program.ThingAsync("a", Inputs.Of(("region", region)));
        var b = await program.ThingAsync("b", null, request => request.ReplaceWith.Add(a.Urn));
        await program.ThingAsync("c", null, request => request.ReplaceWith.Add(b.Urn));
    };
}
