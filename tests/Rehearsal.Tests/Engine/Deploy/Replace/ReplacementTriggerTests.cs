using Google.Protobuf.WellKnownTypes;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Replace;

public sealed class ReplacementTriggerTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Changed_trigger_replaces_the_resource()
    {
        await _project.DeployAsync(Triggered(Value.ForString("one")));
        await _project.UpAsync(Triggered(Value.ForString("two")));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["replacementTrigger"], _project.Details[0].ReplacementReasons.AsEnumerable());
    }

    [Fact]
    public async Task Same_trigger_replaces_nothing()
    {
        await _project.DeployAsync(Triggered(Value.ForList(Value.ForNumber(1), Value.ForString("one"))));
        await _project.UpAsync(Triggered(Value.ForList(Value.ForNumber(1), Value.ForString("one"))));

        Assert.Equal(["Same a"], _project.Steps);
    }

    [Fact]
    public async Task Trigger_that_is_new_replaces_nothing_and_is_remembered()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        await _project.UpAsync(Triggered(Value.ForString("one")));
        Assert.Equal(["Same a"], _project.Steps);
        await _project.UpAsync(Triggered(Value.ForString("two")));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
    }

    [Fact]
    public async Task Trigger_that_is_removed_replaces_nothing()
    {
        await _project.DeployAsync(Triggered(Value.ForString("one")));
        await _project.UpAsync(Triggered(Value.ForNull()));

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Null(Assert.Single(_project.State()).ReplacementTrigger);
    }

    [Fact]
    public async Task Trigger_that_becomes_secret_replaces_nothing_and_is_kept_secret()
    {
        await _project.DeployAsync(Triggered(Value.ForString("one")));
        await _project.UpAsync(Triggered(Secret("one")));

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Equal(Inputs.Secret("one"), Assert.Single(_project.State()).ReplacementTrigger);
        Assert.DoesNotContain("\"one\"", await File.ReadAllTextAsync(Path.Combine(_project.StateFolder, StateFiles.CheckpointFile)));
    }

    [Fact]
    public async Task Trigger_that_a_preview_does_not_know_is_expected_to_change()
    {
        await _project.DeployAsync(Triggered(Value.ForString("one")));
        await _project.PreviewAsync(Triggered(Value.ForString(Unknowns.Placeholder)));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
    }

    private static Func<ProgramClient, Task> Triggered(Value trigger)
        => program => program.ThingAsync("a", null, request => request.ReplacementTrigger = trigger);

    private static Value Secret(string text) => Value.ForStruct(new Struct
    {
        Fields = { [Signatures.Key] = Value.ForString(Signatures.Secret), ["value"] = Value.ForString(text) },
    });
}
