using Rehearsal.Engine.Events;

namespace Rehearsal.Tests.Engine;

public sealed class ImportAndReadTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public ImportAndReadTests() => _project.Provider.Cloud["there"] = Inputs.Of(("size", "small"));

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Import_of_what_agrees_takes_it_into_the_stack()
    {
        var result = await _project.UpAsync(Import("there", "small"));

        Assert.Equal(["Import a"], _project.Steps);
        Assert.Equal(["read a"], _project.Provider.Calls);
        Assert.Equal(1, result.Summary.Imported);
        Assert.Equal("there", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Imported_resource_is_the_stacks_from_then_on()
    {
        await _project.DeployAsync(Import("there", "small"));
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));
        await _project.DestroyAsync();

        Assert.Equal(["delete a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Second_run_does_not_import_again()
    {
        await _project.DeployAsync(Import("there", "small"));
        await _project.UpAsync(Import("there", "small"));

        Assert.Equal(["Same a"], _project.Steps);
    }

    [Fact]
    public async Task Import_of_what_differs_is_refused_with_the_property()
    {
        var result = await _project.UpAsync(Import("there", "large"));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            ["a: it cannot be imported: what the program declares differs from 'there' in size; declare it as it is, import it, then change it"],
            _project.Errors);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task Import_of_what_differs_only_in_what_is_ignored_takes_it_into_the_stack()
    {
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large")), request =>
        {
            request.ImportId = "there";
            request.IgnoreChanges.Add("size");
        }));

        Assert.Equal(["Import a"], _project.Steps);
        Assert.Equal(["read a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Preview_of_an_import_tells_that_it_differs()
    {
        await _project.PreviewAsync(Import("there", "large"));

        Assert.Contains("differs from 'there' in size", Assert.Single(_project.Errors));
    }

    [Fact]
    public async Task Import_of_what_does_not_exist_is_refused()
    {
        await _project.UpAsync(Import("nowhere", "small"));

        Assert.Equal(["a: it cannot be imported: there is no resource 'nowhere'"], _project.Errors);
    }

    [Fact]
    public async Task Import_takes_the_place_of_the_stacks_own_resource()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        await _project.UpAsync(Import("there", "small"));

        Assert.Equal(["read a", "delete a"], _project.Provider.Calls);
        Assert.Equal("there", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Import_does_not_take_the_place_of_a_protected_resource()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.Protect = true));
        await _project.UpAsync(Import("there", "small"));

        Assert.Contains("it is protected, and importing 'there' would replace it", Assert.Single(_project.Errors));
        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Read_gives_the_program_what_is_there()
    {
        PulumiProtocol.ReadResourceResponse? read = null;
        await _project.UpAsync(async program => read = await program.ReadAsync("a", "there"));

        Assert.Equal(_project.Urn("a"), read!.Urn);
        Assert.Equal("address of there", read.Properties.Fields["address"].StringValue);
        Assert.Equal(["Read a"], _project.Steps);
    }

    [Fact]
    public async Task Preview_reads_as_well()
    {
        await _project.PreviewAsync(program => program.ReadAsync("a", "there"));

        Assert.Equal(["read a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Read_of_what_does_not_exist_fails()
    {
        var result = await _project.UpAsync(program => program.ReadAsync("a", "nowhere"));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Contains("a: there is no resource 'nowhere'; correct the id, or create the resource first", _project.Errors);
    }

    [Fact]
    public async Task Resource_that_was_only_read_is_never_deleted()
    {
        await _project.DeployAsync(program => program.ReadAsync("a", "there"));
        await _project.DestroyAsync();

        Assert.Equal(["Forget a"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Resource_that_was_only_read_can_be_created_by_the_stack()
    {
        await _project.DeployAsync(program => program.ReadAsync("a", "there"));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal(["create a"], _project.Provider.Calls);
        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
    }

    private static Func<ProgramClient, Task> Import(string id, string size)
        => program => program.ThingAsync("a", Inputs.Of(("size", size)), request => request.ImportId = id);
}
