using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

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
    public async Task What_differs_is_imported_and_then_updated()
    {
        var result = await _project.UpAsync(Import("there", "large"));

        Assert.Equal(["Import a", "Update a"], _project.Steps);
        Assert.Equal(["read a", "update a"], _project.Provider.Calls);
        Assert.Equal(1, result.Summary.Imported);
        Assert.Equal((PropertyValue)"large", Assert.Single(_project.State()).Inputs["size"]);
        await _project.UpAsync(Import("there", "large"));
        Assert.Equal(["Same a"], _project.Steps);
    }

    [Fact]
    public async Task What_was_imported_is_kept_as_it_is_when_the_update_after_it_fails()
    {
        _project.Provider.Failures["update a"] = new ProviderException("no capacity");
        await _project.UpAsync(Import("there", "large"));

        Assert.Equal((PropertyValue)"small", Assert.Single(_project.State()).Inputs["size"]);
        _project.Provider.Failures.Clear();
        await _project.UpAsync(Import("there", "large"));
        Assert.Equal(["Update a"], _project.Steps);
    }

    [Fact]
    public async Task What_an_import_ignores_is_changed_once_it_is_ignored_no_more()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large")), request =>
        {
            request.ImportId = "there";
            request.IgnoreChanges.Add("size");
        }));
        Assert.Equal((PropertyValue)"small", Assert.Single(_project.State()).Inputs["size"]);

        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        Assert.Equal(["Update a"], _project.Steps);
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
    public async Task Import_of_what_would_have_to_be_replaced_is_refused_with_the_property()
    {
        _ = _project.Provider.Immutable.Add("size");

        await _project.UpAsync(Import("there", "large"));

        Assert.Equal(
            ["a: it cannot be imported: 'there' differs from what the program declares in size, which cannot be changed in place; declare it as it is"],
            _project.Errors);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task Preview_shows_the_update_after_an_import_of_what_differs()
    {
        await _project.PreviewAsync(Import("there", "large"));

        Assert.Equal(["Import a", "Update a"], _project.Steps);
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
