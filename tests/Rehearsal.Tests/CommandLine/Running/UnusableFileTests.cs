using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.State;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Running;

/// <summary>Files that are damaged, of a newer version or not to be written: they are named and kept, with what helps.</summary>
public sealed class UnusableFileTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public UnusableFileTests() => _project.WriteFiles();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Theory]
    [InlineData("stack")]
    [InlineData("outputs")]
    [InlineData("refresh")]
    [InlineData("destroy")]
    public async Task Damaged_state_is_refused_and_kept_with_the_last_good_copy_named(string verb)
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        await _project.DeployAsync(program => program.ThingAsync("b"));
        var (state, copy) = (Path.Combine(_project.StateFolder, StateFiles.CheckpointFile), Path.Combine(_project.StateFolder, StateFiles.LastGoodFile));
        var (damaged, good) = ((await File.ReadAllTextAsync(state))[..^9], await File.ReadAllTextAsync(copy));
        await File.WriteAllTextAsync(state, damaged);

        Assert.Equal(ExitCodes.Failure, await RunAsync(verb));
        Assert.StartsWith($"error: {state} is damaged (", _terminal.Error);
        Assert.EndsWith($"); the last good copy is {copy}: put it in its place\n", _terminal.Error);
        Assert.Equal((damaged, good), (await File.ReadAllTextAsync(state), await File.ReadAllTextAsync(copy)));

        File.Copy(copy, state, overwrite: true);
        Assert.Equal(ExitCodes.Success, await RunAsync("stack"));
    }

    [Theory]
    [InlineData("""{"format":3,"nextKey":1,"resources":[],"pending":[]}""")]
    [InlineData("""{"format":3,"stacks":{"dev":[]}}""")]
    public async Task State_of_a_newer_version_is_refused_and_kept(string newer)
    {
        var state = Path.Combine(Directory.CreateDirectory(_project.StateFolder).FullName, StateFiles.CheckpointFile);
        await File.WriteAllTextAsync(state, newer);

        Assert.Equal(ExitCodes.Failure, await RunAsync("destroy"));
        Assert.Equal(
            $"error: {state} was written by a newer version (format 3, this one reads up to 2); use that version, or go back: move the folder away to "
                + $"begin with an empty state\n",
            _terminal.Error);
        Assert.Equal(newer, await File.ReadAllTextAsync(state));
    }

    [Fact]
    public async Task Damaged_file_of_the_simulated_azure_is_refused_and_kept()
    {
        var journal = Path.Combine(Directory.CreateDirectory(Path.Combine(_project.Folder, ".rehearsal", "azure")).FullName, "azure.jsonl");
        await File.WriteAllTextAsync(journal, "nonsense\n");

        Assert.Equal(ExitCodes.Failure, await RunAsync("destroy"));
        Assert.StartsWith($"error: '{journal}' is damaged at byte 0: ", _terminal.Error);
        Assert.EndsWith(" Restore the file, or delete it to begin with an empty simulated Azure.\n", _terminal.Error);
        Assert.Equal("nonsense\n", await File.ReadAllTextAsync(journal));
    }

    [Fact]
    public async Task Folder_that_the_state_cannot_be_kept_in_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_project.StateFolder)!);
        await File.WriteAllTextAsync(_project.StateFolder, "");

        Assert.Equal(ExitCodes.Failure, await RunAsync("destroy"));
        Assert.StartsWith($"error: the state cannot be kept in '{_project.StateFolder}': ", _terminal.Error);
        Assert.EndsWith("; make the folder writable\n", _terminal.Error);
    }

    [Fact]
    public async Task Folder_that_the_simulated_azure_cannot_be_kept_in_is_named()
    {
        var folder = Path.Combine(Directory.CreateDirectory(Path.Combine(_project.Folder, ".rehearsal")).FullName, "azure");
        await File.WriteAllTextAsync(folder, "");

        Assert.Equal(ExitCodes.Failure, await RunAsync("destroy"));
        Assert.StartsWith($"error: the simulated Azure cannot be kept in '{folder}': ", _terminal.Error);
        Assert.EndsWith("; make the folder writable\n", _terminal.Error);
    }

    private Task<int> RunAsync(string verb) => _terminal.RunAsync(verb, "--cwd", _project.Folder);
}
