using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Naming;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Verbs;

public sealed class ImportCommandTests : IDisposable
{
    private const string Id = "2f8b5b5e-43a1-4b3f-9d0e-3a6f9d6b2c11";

    private const string Declaration =
        "using Pulumi;\nusing Random = Pulumi.Random;\n\n"
        + "var key = new Random.RandomUuid(\"key\", new Random.RandomUuidArgs\n{ }, new CustomResourceOptions { Protect = true });\n";

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public ImportCommandTests() => _project.WriteFiles();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task What_declares_the_resource_is_printed()
    {
        Assert.Equal(ExitCodes.Success, await ImportAsync());
        Assert.EndsWith($"Declare it in the program, or the next update wants to delete it:\n\n{Declaration}", _terminal.Output);
    }

    [Theory]
    [InlineData("--out", null)]
    [InlineData("-o", null)]
    [InlineData(
        "--out",
        "something longer than what takes its place, so that a rest of it would be seen, if any were left behind by what is written over it; and some "
            + "more of it, to be sure of that")]
    public async Task What_declares_the_resource_can_be_had_in_a_file(string option, string? before)
    {
        var file = Path.Combine(_project.Folder, "Key.cs");
        if (before is not null)
            File.WriteAllText(file, before + before);

        Assert.Equal(ExitCodes.Success, await ImportAsync(option, file));
        Assert.Equal(Declaration, File.ReadAllText(file));
        Assert.EndsWith($"What declares it is in '{file}'; take it into the program, or the next update wants to delete it.\n", _terminal.Output);
    }

    [Fact]
    public async Task With_json_the_file_is_written_and_nothing_said_of_it()
    {
        var file = Path.Combine(_project.Folder, "Key.cs");

        Assert.Equal(ExitCodes.Success, await ImportAsync("--json", "--out", file));
        Assert.Equal(Declaration, File.ReadAllText(file));
        Assert.DoesNotContain("Key.cs", _terminal.Output);
    }

    [Fact]
    public async Task Nothing_is_imported_when_the_file_cannot_be_written()
    {
        Assert.Equal(ExitCodes.Failure, await ImportAsync("--out", "/no/such/folder/Key.cs"));
        Assert.StartsWith("error: the declaration cannot be written to '/no/such/folder/Key.cs': ", _terminal.Error);
        Assert.Empty(_project.State());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("kept")]
    public async Task File_is_left_alone_when_the_import_fails(string? before)
    {
        var file = Path.Combine(_project.Folder, "Key.cs");
        if (before is not null)
            File.WriteAllText(file, before);
        await ImportAsync();

        Assert.Equal(ExitCodes.Failure, await ImportAsync("--out", file));
        Assert.Equal(before, File.Exists(file) ? File.ReadAllText(file) : null);
    }

    [Theory]
    [InlineData("group={0}", "group")]
    [InlineData("{0}", "parent")]
    public async Task Parent_is_a_urn_with_or_without_a_name(string parent, string variable)
    {
        await _project.DeployAsync(program => program.ComponentAsync("group"));
        var urn = Assert.Single(_project.State()).Urn;

        Assert.Equal(ExitCodes.Success, await ImportAsync("--parent", string.Format(System.Globalization.CultureInfo.InvariantCulture, parent, urn)));
        Assert.Contains($"Parent = {variable}", _terminal.Output);
        Assert.Equal(urn, _project.State().Single(state => Urns.Name(state.Urn) == "key").Parent);
    }

    [Fact]
    public async Task Parent_that_is_no_name_and_urn_is_refused()
    {
        Assert.Equal(ExitCodes.Failure, await ImportAsync("--parent", "group"));
        Assert.Contains("'group' is not a parent; --parent takes NAME=URN.", _terminal.Error);
    }

    private Task<int> ImportAsync(params IReadOnlyList<string> options)
        => _terminal.RunAsync(["import", "random:index/randomUuid:RandomUuid", "key", Id, "--cwd", _project.Folder, .. options]);
}
