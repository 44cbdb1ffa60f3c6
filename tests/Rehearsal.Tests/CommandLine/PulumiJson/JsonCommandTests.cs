using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.PulumiJson;

/// <summary>Verbs that write JSON: what is on standard output and on standard error, and how they end.</summary>
public sealed class JsonCommandTests : IDisposable
{
    private const string Uuid = "random:index/randomUuid:RandomUuid";
    private const string Id = "2f8b5b5e-43a1-4b3f-9d0e-3a6f9d6b2c11";

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public JsonCommandTests() => _project.WriteFiles("{ name: dotnet, options: { binary: program } }");

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Import_refresh_and_destroy_write_nothing_but_events()
    {
        Assert.Equal(ExitCodes.Success, await ImportAsync("--json"));
        Assert.Equal(ExitCodes.Success, await RunAsync("refresh", "--json"));
        Assert.Equal(ExitCodes.Success, await RunAsync("destroy", "--json"));

        Assert.Equal(
            ["""{"create":1,"import":1}""", """{"same":2}""", """{"delete":2}""", """{"delete":2}"""],
            Events().Select(line => line["summaryEvent"]?["resourceChanges"]?.ToJsonString()).OfType<string>());
        Assert.Equal("", _terminal.Error);
    }

    [Theory]
    [InlineData("--skip-preview")]
    [InlineData("-f")]
    public async Task Without_a_preview_only_what_is_done_is_written(string option)
    {
        await ImportAsync("--json");
        var before = Events().Count;
        Assert.Equal(ExitCodes.Success, await RunAsync("destroy", "--json", option));

        Assert.False((bool)Assert.Single(Events().Skip(before), line => line.ContainsKey("summaryEvent"))["summaryEvent"]!["isPreview"]!);
    }

    [Theory]
    [InlineData("refresh", """{"same":2}""")]
    [InlineData("destroy", """{"delete":2}""")]
    public async Task Preview_only_is_one_document_in_the_shape_of_a_plan(string verb, string changes)
    {
        await ImportAsync("--json");
        var before = _terminal.Output.Length;
        Assert.Equal(ExitCodes.Success, await RunAsync(verb, "--json", "--preview-only"));

        Assert.Equal(changes, JsonNode.Parse(_terminal.Output[before..])!["changeSummary"]!.ToJsonString());
        Assert.Single(_project.State());
    }

    [Fact]
    public async Task Step_that_fails_ends_in_failure_and_is_told_in_events_alone()
    {
        await _project.DeployAsync(program => program.ThingAsync("network"));

        Assert.Equal(ExitCodes.Failure, await RunAsync("destroy", "--json"));
        Assert.Contains(Events(), line => line.ContainsKey("resOpFailedEvent"));
        Assert.Contains(Events(), line => (string?)line["diagnosticEvent"]?["message"] == "there is no provider 'fake' to delete it with\n");
        Assert.Equal("", _terminal.Error);
    }

    [UnixFact]
    public async Task Plan_that_cannot_be_made_ends_in_failure_before_anything_is_done()
    {
        ShellProgram.Write(_project.Folder, "echo hello\necho hush >&2");

        Assert.Equal(ExitCodes.Failure, await RunAsync("up", "--json"));
        Assert.Equal(
            [("info", "hello\n"), ("info#err", "hush\n")],
            Events().Select(line => line["diagnosticEvent"]).OfType<JsonNode>().Take(2).Select(
                told => ((string)told["severity"]!, (string)told["message"]!)).Order());
        Assert.True((bool)Assert.Single(Events(), line => line.ContainsKey("summaryEvent"))["summaryEvent"]!["isPreview"]!);
        Assert.Equal("", _terminal.Error);
    }

    [Fact]
    public async Task Mistake_of_the_user_is_on_standard_error_alone()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync("up", "--json", "--stack", "prod"));
        Assert.StartsWith("error: there is no stack 'prod'", _terminal.Error);
        Assert.Equal("", _terminal.Output);
    }

    private Task<int> ImportAsync(params IReadOnlyList<string> options) => RunAsync(["import", Uuid, "key", Id, "--protect=false", .. options]);

    private Task<int> RunAsync(params IReadOnlyList<string> arguments) => _terminal.RunAsync([.. arguments, "--cwd", _project.Folder]);

    private List<JsonObject> Events()
        => [.. _terminal.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
}
