using System.Text.Json.Nodes;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Spectre.Console.Testing;

namespace Infra.Tests.EndToEnd;

/// <summary>The engine events that the command line writes for other programs while the built program is deployed and destroyed.</summary>
public sealed class EventStreamTests : IDisposable
{
    private static readonly string ProgramPath = Repository.Built("infra", "Infra.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("project-").FullName;

    public EventStreamTests()
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), $"name: geo-registry\nruntime:\n  name: dotnet\n  options:\n    binary: {ProgramPath}\n");
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), """
            config:
              geo-registry:registries:
                - name: contoso
                  resourceGroup: rg-registry
                  homeRegion: westeurope
              geo-registry:policies: { severities: { GEO018: warning } }
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_verb_of_a_stacks_life_writes_events_and_nothing_else()
    {
        Assert.Equal(["plan create:7", "create:7 import:1"], await SummariesAsync("up"));
        Assert.Equal(["plan same:8", "same:8"], await SummariesAsync("up", "--expect-no-changes"));
        Assert.Equal(["same:8"], await SummariesAsync("up", "--skip-preview", "--expect-no-changes"));
        Assert.Equal(["same:8"], await SummariesAsync("refresh", "--expect-no-changes"));
        Assert.Equal(["plan delete:8", "delete:8"], await SummariesAsync("destroy", "--yes"));
    }

    [Fact]
    public async Task Changes_that_are_not_expected_are_planned_and_not_made()
    {
        var (code, output, error) = await RunAsync("up", "--expect-no-changes");

        Assert.Equal(ExitCodes.UnexpectedChanges, code);
        Assert.Equal("error: no changes were expected, but there are some; see the plan above\n", error);
        Assert.Equal(["plan create:7"], Summaries(output));
    }

    [Fact]
    public async Task What_policies_find_is_evaluated_after_the_run_where_there_is_no_plan()
    {
        var (code, output, error) = await RunAsync("up", "--skip-preview", "--fail-on", "warning");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Equal("error: policy violations of severity warning; --fail-on makes them an error\n", error);
        Assert.Equal(["create:7 import:1"], Summaries(output));
        Assert.Contains(
            Lines(output),
            line => (string?)line["diagnosticEvent"]?["severity"] == "warning"
                && ((string?)line["diagnosticEvent"]!["message"])!.Contains("GEO018", StringComparison.Ordinal));
    }

    private async Task<IEnumerable<string>> SummariesAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        return Summaries(output);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new TestConsole().Width(400);
        using var error = new TestConsole().Width(400);
        var code = await RehearsalCommand.RunAsync([.. arguments, "--json", "--cwd", _folder], new Terminal(output, error, IsInteractive: false));
        return (code, output.Output, error.Output);
    }

    private static IEnumerable<string> Summaries(string output) => Lines(output)
        .Select(line => line["summaryEvent"])
        .OfType<JsonNode>()
        .Select(summary => ((bool)summary["isPreview"]! ? "plan " : "")
            + string.Join(' ', summary["resourceChanges"]!.AsObject().Select(change => $"{change.Key}:{change.Value}")));

    private static List<JsonNode> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
