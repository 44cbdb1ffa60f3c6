using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Register;

public sealed class StackOutputTests : IDisposable
{
    private const string StackReference = "pulumi:pulumi:StackReference";
    private static readonly PropertyMap Set = Inputs.Of(("server", "contoso.example"), ("token", Inputs.Secret("hush")));
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Outputs_are_in_the_result_and_kept()
    {
        var result = await _project.UpAsync(program => program.OutputsAsync(program.StackUrn, Set));

        Assert.Equal(Set, result.StackOutputs);
        Assert.Equal(Set, _project.Outputs());
    }

    [Fact]
    public async Task Outputs_are_reported_with_those_of_the_last_run()
    {
        await _project.DeployAsync(program => program.OutputsAsync(program.StackUrn, Set));
        var changed = Set.With("server", "fabrikam.example");
        await _project.PreviewAsync(program => program.OutputsAsync(program.StackUrn, changed));

        Assert.Equal([new EngineEvent.StackOutputs(Set, changed)], _project.Events.OfType<EngineEvent.StackOutputs>());
        Assert.Equal(Set, _project.Outputs());
    }

    [Fact]
    public async Task Output_that_is_no_longer_set_leaves_the_state()
    {
        await _project.DeployAsync(program => program.OutputsAsync(program.StackUrn, Set));
        var fewer = Inputs.Of(("server", "fabrikam.example"));
        await _project.UpAsync(program => program.OutputsAsync(program.StackUrn, fewer));

        Assert.Equal(fewer, _project.Outputs());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_that_fails_sets_outputs_and_removes_none(bool failsFirst)
    {
        await _project.DeployAsync(program => program.OutputsAsync(program.StackUrn, Set));
        _project.Provider.Failures["create a"] = new ProviderException("it is forbidden");
        await _project.UpAsync(async program =>
        {
            if (failsFirst)
                await program.ThingAsync("a");
            await program.OutputsAsync(program.StackUrn, Inputs.Of(("server", "fabrikam.example"), ("more", "new")));
            await program.ThingAsync(failsFirst ? "b" : "a");
        });

        Assert.Equal(Set.With("server", "fabrikam.example").With("more", "new"), _project.Outputs());
    }

    [Fact]
    public async Task Run_in_which_the_program_sets_no_outputs_keeps_them()
    {
        await _project.DeployAsync(program => program.OutputsAsync(program.StackUrn, Set));
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(Set, _project.Outputs());
    }

    [Fact]
    public async Task Stack_that_was_never_deployed_has_no_outputs()
    {
        await _project.PreviewAsync(program => program.OutputsAsync(program.StackUrn, Set));

        Assert.Null(_project.Outputs());
    }

    [Fact]
    public async Task Destroyed_stack_has_no_outputs()
    {
        await _project.DeployAsync(program => program.OutputsAsync(program.StackUrn, Set));
        await _project.DestroyAsync();

        Assert.Null(_project.Outputs());
    }

    [Fact]
    public async Task Outputs_of_what_was_not_declared_are_refused()
    {
        await _project.UpAsync(program => program.OutputsAsync(_project.Urn("a"), Set));

        Assert.Equal([$"the program sets outputs of '{_project.Urn("a")}', which it has not declared"], _project.Refusals);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("organization/project/other")]
    public async Task Stack_reference_reads_the_outputs_of_another_stack(string name)
    {
        await DeployOtherAsync();
        PropertyMap? read = null;
        await _project.PreviewAsync(async program => read = WireValues.Read((await program.ReadAsync("ref", name, StackReference)).Properties));

        Assert.Equal(Inputs.Of(("name", name), ("outputs", new PropertyValue.Map(Set)), ("secretOutputNames", Inputs.List("token"))), read);
    }

    [Fact]
    public async Task Reference_to_a_stack_that_was_not_deployed_is_refused()
    {
        await _project.UpAsync(program => program.ReadAsync("ref", "other", StackReference));

        Assert.Contains("ref: the stack 'other' has not been deployed here; run 'up --stack other' first", _project.Errors);
    }

    [Fact]
    public async Task Reference_to_a_stack_of_another_project_is_refused()
    {
        await DeployOtherAsync();
        await _project.UpAsync(program => program.ReadAsync("ref", "organization/elsewhere/other", StackReference));

        Assert.Contains(
            "ref: the stack 'organization/elsewhere/other' belongs to another project; only stacks of 'project' can be referred to in a rehearsal",
            _project.Errors);
    }

    private async Task DeployOtherAsync()
    {
        var program = new ScriptedProgram(async client =>
        {
            await client.DeclareStackAsync();
            await client.OutputsAsync(client.StackUrn, Set);
            return 0;
        });
        var other = new RehearsedStack("project", "other", _project.Folder, _project.Configuration, program);
        await new RehearsalEngine([], _ => { }).UpAsync(other, new RunOptions(), CancellationToken.None);
    }
}
