using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Import;

/// <summary>Imports without a program; those that a program asks for are in <see cref="ImportAndReadTests"/>.</summary>
public sealed class ImportTests : IDisposable
{
    private static readonly ImportRequest Thing = new("fake:index:Thing", "a", "there", null, Protect: true);
    private readonly RehearsedProject _project = new();

    public ImportTests() => _project.Provider.Cloud["there"] = Inputs.Of(("size", "small"));

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_exists_goes_into_the_state_as_it_is()
    {
        var result = await _project.ImportAsync(Thing);

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(new RunSummary { Imported = 1 }, result.Summary);
        var state = Assert.Single(_project.State());
        Assert.Equal(("there", true, Inputs.Of(("size", "small")), "address of there"), (state.Id, state.Protect, state.Inputs, state.Outputs["address"]));
        Assert.Equal(Urns.StackType, Urns.Type(state.Parent!));
        Assert.Equal(["read a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Program_that_declares_it_finds_nothing_to_do()
    {
        await _project.ImportAsync(Thing);
        var result = await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.Protect = true));

        Assert.Equal(new RunSummary { Unchanged = 1 }, result.Summary);
        Assert.Equal(["read a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Empty_lists_and_maps_are_left_out_as_programs_leave_them_out()
    {
        _project.Provider.Cloud["there"] = Inputs.Of(
            ("size", "small"),
            ("zones", Inputs.List()),
            ("rules", Inputs.List(Inputs.Object(("ports", Inputs.List()), ("name", "web")))),
            ("options", Inputs.Object(("tags", Inputs.Object()))));
        await _project.ImportAsync(Thing);

        Assert.Equal(Inputs.Of(("size", "small"), ("rules", Inputs.List(Inputs.Object(("name", "web"))))), Assert.Single(_project.State()).Inputs);
    }

    [Fact]
    public async Task What_a_program_has_to_declare_but_cannot_be_read_is_told()
    {
        _project.Provider.Cloud["there"] = Inputs.Of(("refused", true));
        await _project.ImportAsync(Thing);

        Assert.Equal(
            ["what can be read is not all that a program has to declare (refused: it is not allowed); add it, and the next update sets it"],
            _project.Warnings);
    }

    [Fact]
    public async Task Program_that_does_not_declare_it_is_kept_from_deleting_it()
    {
        await _project.ImportAsync(Thing);
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Contains("it is protected and cannot be deleted", Assert.Single(_project.Errors));
    }

    [Fact]
    public async Task Parent_is_part_of_the_urn()
    {
        await _project.DeployAsync(program => program.ComponentAsync("group"));
        var group = Assert.Single(_project.State());
        await _project.ImportAsync(Thing with { ParentUrn = group.Urn });

        Assert.Equal("urn:pulumi:dev::project::test:index:Group$fake:index:Thing::a", _project.State()[^1].Urn);
        Assert.Equal(group.Urn, _project.State()[^1].Parent);
    }

    [Fact]
    public async Task Parent_that_does_not_exist_is_refused()
        => await RefusesAsync(
            Thing with { ParentUrn = _project.Urn("group") }, $"there is no resource '{_project.Urn("group")}' in this stack to be the parent.");

    [Fact]
    public async Task What_does_not_exist_is_refused()
        => await RefusesAsync(Thing with { Id = "nowhere" }, "a: there is no resource 'nowhere'; correct the id");

    [Fact]
    public async Task Type_without_a_provider_is_refused()
        => await RefusesAsync(
            Thing with { Type = "faek:index:Thing" },
            "'faek:index:Thing': there is no provider 'faek' to rehearse with; there are: fake. Did you mean 'fake'?");

    [Theory]
    [InlineData("there")]
    [InlineData("other")]
    public async Task Name_that_the_stack_has_already_is_refused(string id)
    {
        _project.Provider.Cloud["other"] = Inputs.Of();
        await _project.ImportAsync(Thing);

        await RefusesAsync(Thing with { Id = id }, $"'{_project.Urn("a")}' is in the stack already, with the id 'there'");
    }

    [Fact]
    public async Task Resource_that_the_stack_has_under_another_name_is_imported_and_said_to_be_the_same()
    {
        await _project.ImportAsync(Thing);
        var result = await _project.ImportAsync(Thing with { Name = "b" });

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["Same a", "Import b"], _project.Steps);
        Assert.StartsWith($"'{_project.Urn("a")}' is the same resource", Assert.Single(_project.Events.OfType<EngineEvent.Diagnostic>()).Message);
        Assert.Equal(["there", "there"], _project.State().Select(state => state.Id));
    }

    [Fact]
    public async Task Nothing_is_remembered_of_the_import_itself()
    {
        await _project.ImportAsync(Thing);

        Assert.Null(Assert.Single(_project.State()).ImportId);
    }

    private async Task RefusesAsync(ImportRequest request, string message)
    {
        var before = _project.State().Count;
        Assert.Equal(RunOutcome.Failed, (await _project.ImportAsync(request)).Outcome);
        Assert.Equal([message], _project.Errors);
        Assert.Equal(before, _project.State().Count);
    }
}
