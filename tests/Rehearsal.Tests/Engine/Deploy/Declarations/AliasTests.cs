using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Declarations;

public sealed class AliasTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Resource_with_a_former_name_is_not_replaced()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        await _project.UpAsync(program => program.ThingAsync("new", null, With(new Alias.Types.Spec { Name = "old" })));

        AssertRenamed("new");
    }

    [Fact]
    public async Task Resource_with_a_former_type_is_not_replaced()
    {
        await _project.DeployAsync(program => program.RegisterAsync("fake:index:Former", "a", null));
        await _project.UpAsync(program => program.ThingAsync("a", null, With(new Alias.Types.Spec { Type = "fake:index:Former" })));

        AssertRenamed("a");
    }

    [Fact]
    public async Task Resource_that_had_no_parent_is_not_replaced()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        await _project.UpAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            await program.ThingAsync("a", null, request =>
            {
                request.Parent = group.Urn;
                With(new Alias.Types.Spec { NoParent = true })(request);
            });
        });

        Assert.Equal(["Create group", "Same a"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Resource_with_a_former_parent_is_not_replaced()
    {
        await _project.DeployAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            await program.ThingAsync("a", null, request => request.Parent = group.Urn);
        });
        await _project.UpAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            await program.ThingAsync("a", null, With(new Alias.Types.Spec { ParentUrn = group.Urn }));
        });

        Assert.Equal(["Same group", "Same a"], _project.Steps);
    }

    [Fact]
    public async Task Resource_with_a_former_urn_is_not_replaced()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        await _project.UpAsync(program => program.ThingAsync("new", null, request => request.Aliases.Add(new Alias { Urn = _project.Urn("old") })));

        AssertRenamed("new");
    }

    [Fact]
    public async Task Children_follow_a_parent_whose_type_was_another()
    {
        await _project.DeployAsync(Nested("test:index:Former"));
        await _project.UpAsync(Nested("test:index:Group", With(new Alias.Types.Spec { Type = "test:index:Former" })));

        Assert.Equal(["Same group", "Same inner", "Same group-thing"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Children_that_are_named_after_their_parent_follow_its_former_name()
    {
        await _project.DeployAsync(async program =>
        {
            var group = await program.ComponentAsync("old");
            await program.ThingAsync("old-thing", null, request => request.Parent = group.Urn);
        });
        await _project.UpAsync(async program =>
        {
            var group = await program.ComponentAsync("new", "test:index:Group", With(new Alias.Types.Spec { Name = "old" }));
            await program.ThingAsync("new-thing", null, request => request.Parent = group.Urn);
        });

        Assert.Equal(["Same new", "Same new-thing"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Renamed_resource_says_what_it_was_and_is_remembered_by_its_new_urn()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        await _project.UpAsync(program => program.ThingAsync("new", null, With(new Alias.Types.Spec { Name = "old" })));

        Assert.Equal(_project.Urn("old"), Assert.Single(_project.Details).FormerUrn);
        Assert.Equal([_project.Urn("new")], _project.State().Select(state => state.Urn));
    }

    [Fact]
    public async Task Deletions_wait_for_dependents_that_were_renamed()
    {
        await _project.DeployAsync(async program => await program.ThingAsync("dependent", null, null, await program.ThingAsync("needed")));
        await _project.DeployAsync(async program => await program.ThingAsync(
            "other", null, With(new Alias.Types.Spec { Name = "dependent" }),
            await program.ThingAsync("new", null, With(new Alias.Types.Spec { Name = "needed" }))));
        await _project.DestroyAsync();

        Assert.Equal(["delete other", "delete new"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Two_resources_that_want_to_be_the_same_old_one_are_refused()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        var result = await _project.UpAsync(async program =>
        {
            await program.ThingAsync("new", null, With(new Alias.Types.Spec { Name = "old" }));
            await program.ThingAsync("old");
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [
                $"'{_project.Urn("old")}' and '{_project.Urn("new")}' both want to be what was '{_project.Urn("old")}' in the last run; "
                    + "remove the alias of one of the two",
            ],
            _project.Refusals);
        Assert.Equal("old-1", Assert.Single(_project.State()).Id);
    }

    private void AssertRenamed(string name)
    {
        Assert.Equal([$"Same {name}"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    private static Action<RegisterResourceRequest> With(Alias.Types.Spec spec) => request => request.Aliases.Add(new Alias { Spec = spec });

    private static Func<ProgramClient, Task> Nested(string type, Action<RegisterResourceRequest>? configure = null) => async program =>
    {
        var group = await program.ComponentAsync("group", type, configure);
        var inner = await program.ComponentAsync("inner", "test:index:Inner", request => request.Parent = group.Urn);
        await program.ThingAsync("group-thing", null, request => request.Parent = inner.Urn);
    };
}
