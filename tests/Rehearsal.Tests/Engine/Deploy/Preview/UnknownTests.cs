using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Preview;

public sealed class UnknownTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Preview_gives_no_id_and_unknown_outputs_of_what_is_to_be_created()
    {
        Declared? declared = null;
        await _project.PreviewAsync(async program => declared = await program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal("", declared!.Id);
        Assert.Equal(Inputs.Of(("address", PropertyValue.Unknown.Instance), ("size", "small")), declared.Outputs);
    }

    [Fact]
    public async Task Unknown_input_stays_unknown_in_the_plan()
    {
        await _project.PreviewAsync(program => program.ThingAsync("a", Inputs.Of(("from", PropertyValue.Unknown.Instance))));

        Assert.Equal(PropertyValue.Unknown.Instance, Assert.Single(_project.Details).NewInputs!["from"]);
    }

    [Fact]
    public async Task Text_that_was_put_together_from_an_unknown_one_is_unknown()
    {
        await _project.PreviewAsync(program => program.ThingAsync("a", Inputs.Of(("from", $"https://{Unknowns.Placeholder}/"))));

        Assert.Equal(PropertyValue.Unknown.Instance, Assert.Single(_project.Details).NewInputs!["from"]);
    }

    [Fact]
    public async Task Preview_gives_the_id_of_what_is_there_already()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        Declared? declared = null;
        await _project.PreviewAsync(async program => declared = await program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal("a-1", declared!.Id);
    }

    [Fact]
    public async Task Resource_with_an_unknown_id_is_not_read()
    {
        await _project.PreviewAsync(program => program.ReadAsync("existing", Unknowns.Placeholder));

        Assert.Empty(_project.Refusals);
        Assert.Equal(["Read existing"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Programs_get_to_know_whether_they_are_previewed()
    {
        var received = new List<bool>();
        await _project.PreviewAsync(Ask);
        await _project.UpAsync(Ask);

        Assert.Equal([true, true, false, false], received);

        async Task Ask(ProgramClient program)
        {
            received.Add(program.Environment.DryRun);
            received.Add((await program.Monitor.GetDeploymentInfoAsync(new Google.Protobuf.WellKnownTypes.Empty())).DryRun);
        }
    }
}
