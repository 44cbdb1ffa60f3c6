using Rehearsal.Engine.Project;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Project;

public sealed class StackFileWarningTests : IDisposable
{
    private const string Warning = "Pulumi.dev.yaml(2,12): 007 is read as 7";

    private readonly RehearsedProject _project = new() { Configuration = StackConfiguration.Empty with { Warnings = [Warning] } };

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_is_read_as_something_else_is_said_by_whatever_runs_the_program_with_it()
    {
        await _project.PreviewAsync(_ => Task.CompletedTask);
        Assert.Equal([Warning], _project.Warnings);

        await _project.UpAsync(_ => Task.CompletedTask);
        Assert.Equal([Warning], _project.Warnings);
    }

    [Fact]
    public async Task Verb_that_does_not_read_the_configuration_says_nothing_of_it()
    {
        await _project.RefreshAsync();
        Assert.Empty(_project.Warnings);

        await _project.DestroyAsync();
        Assert.Empty(_project.Warnings);
    }
}
