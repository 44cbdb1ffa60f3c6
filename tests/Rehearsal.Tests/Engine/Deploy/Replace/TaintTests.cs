using Rehearsal.Engine.Events;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Replace;

/// <summary>Resources that the user has marked to be replaced.</summary>
public sealed class TaintTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Tainted_resource_is_replaced_once()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        _project.Taint(_project.Urn("a"));
        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["id"], _project.Details[0].ReplacementKeys.AsEnumerable());
        Assert.Equal(["state taint"], _project.Details[0].ReplacementReasons.AsEnumerable());
        await _project.UpAsync(program => program.ThingAsync("a"));
        Assert.Equal(["Same a"], _project.Steps);
    }

    [Fact]
    public async Task Tainted_component_is_replaced()
    {
        await _project.DeployAsync(program => program.ComponentAsync("a"));
        _project.Taint(_project.Urn("a", "test:index:Group"));
        await _project.UpAsync(program => program.ComponentAsync("a"));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
    }

    [Fact]
    public async Task Replacement_that_a_state_says_is_unfinished_is_finished_without_a_deletion()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        _project.Change(state => state with { PendingReplacement = true });
        _project.Provider.Cloud.Clear();
        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["create a"], _project.Provider.Calls);
        Assert.False(Assert.Single(_project.State()).PendingReplacement);
    }

    [Fact]
    public async Task What_is_gone_already_leaves_the_state_when_it_is_declared_no_more()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        _project.Change(state => state with { PendingReplacement = true });
        _project.Provider.Cloud.Clear();
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Empty(_project.Provider.Calls);
        Assert.Empty(_project.State());
    }
}
