using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Import;

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
        Assert.Equal(["ImportReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(1, _project.Result!.Summary.Replaced);
        Assert.Equal("there", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Import_of_what_the_program_read_until_now_makes_it_the_stacks()
    {
        await _project.DeployAsync(program => program.ReadAsync("a", "there"));
        await _project.UpAsync(Import("there", "small"));

        Assert.Equal(["ImportReplacement a", "ForgetReplaced a"], _project.Steps);
        Assert.False(Assert.Single(_project.State()).External);
        Assert.Contains("there", _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Import_does_not_take_the_place_of_a_protected_resource()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.Protect = true));
        await _project.UpAsync(program => program.ThingAsync(
            "a",
            Inputs.Of(("size", "small")),
            request => (request.ImportId, request.Protect) = ("there", true)));

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
        Assert.Equal(["CreateReplacement a", "ForgetReplaced a"], _project.Steps);
        Assert.Empty(_project.Details[0].ReplacementKeys);
        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
        Assert.Contains("there", _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Resource_of_the_stack_that_the_program_only_reads_now_under_another_id_is_deleted()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        await _project.UpAsync(program => program.ReadAsync("a", "there"));

        Assert.Equal(["ReadReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["read a", "delete a"], _project.Provider.Calls);
        Assert.Equal(1, _project.Result!.Summary.Replaced);
        Assert.Equal(("there", true), (Assert.Single(_project.State()).Id, _project.State()[0].External));
    }

    [Fact]
    public async Task Preview_shows_that_it_would_be_deleted()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        await _project.PreviewAsync(program => program.ReadAsync("a", "there"));

        Assert.Equal(["ReadReplacement a", "DeleteReplaced a"], _project.Steps);
    }

    [Theory]
    [InlineData("a-1")]
    [InlineData("A-1")]
    public async Task Resource_of_the_stack_that_the_program_only_reads_now_is_given_up(string id)
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        _project.Provider.Cloud[id] = Inputs.Of(("size", "small"));
        await _project.UpAsync(program => program.ReadAsync("a", id));

        Assert.Equal(["Read a"], _project.Steps);
        Assert.Contains("a-1", _project.Provider.Cloud.Keys);
        Assert.True(Assert.Single(_project.State()).External);
    }

    [Fact]
    public async Task Protected_resource_is_not_deleted_because_the_program_reads_another_one()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Protect = true));
        await _project.UpAsync(program => program.ReadAsync("a", "there"));

        Assert.Contains("it is protected, and reading 'there' in its place would delete 'a-1'", Assert.Single(_project.Refusals));
        Assert.Contains("a-1", _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Program_that_imports_no_more_leaves_no_trace_of_it()
    {
        await _project.DeployAsync(Import("there", "small"));
        Assert.Equal("there", Assert.Single(_project.State()).ImportId);
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Null(Assert.Single(_project.State()).ImportId);
    }

    [Fact]
    public async Task What_is_imported_is_not_replaced_while_the_program_imports_it()
    {
        _ = _project.Provider.Immutable.Add("size");
        await _project.DeployAsync(Import("there", "small"));
        await _project.UpAsync(Import("there", "large"));

        Assert.Equal(
            ["a: it is imported, and this change would replace it (size), which cannot be while the program has its 'import'; "
                + "undo the change, or remove 'import' from the program"],
            _project.Errors);
        Assert.Equal("there", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Preview_warns_of_a_replacement_of_what_is_imported_and_shows_it()
    {
        _ = _project.Provider.Immutable.Add("size");
        await _project.DeployAsync(Import("there", "small"));
        await _project.PreviewAsync(Import("there", "large"));

        Assert.StartsWith("it is imported, and this change would replace it (size)", Assert.Single(_project.Warnings));
        Assert.Empty(_project.Errors);
        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
    }

    [Fact]
    public async Task What_is_imported_and_depends_on_what_is_deleted_first_is_replaced_with_it()
    {
        Func<string, Func<ProgramClient, Task>> program = size => async program =>
        {
            var owner = await program.ThingAsync("owner", Inputs.Of(("size", size)));
            await program.ThingAsync("a", Inputs.Of(("size", "small")), request =>
            {
                request.ImportId = "there";
                request.DeletedWith = owner.Urn;
            });
        };
        _ = _project.Provider.Immutable.Add("size");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(program("small"));
        await _project.UpAsync(program("large"));

        Assert.Empty(_project.Errors);
        Assert.Equal(["DeleteReplaced a", "DeleteReplaced owner", "CreateReplacement owner", "CreateReplacement a"], _project.Steps);
    }

    private static Func<ProgramClient, Task> Import(string id, string size)
        => program => program.ThingAsync("a", Inputs.Of(("size", size)), request => request.ImportId = id);
}
