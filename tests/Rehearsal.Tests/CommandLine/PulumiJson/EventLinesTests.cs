using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.PulumiJson;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.PulumiJson;

/// <summary>Runs as lines of JSON in the shape of Pulumi's engine events.</summary>
public sealed class EventLinesTests : IDisposable
{
    private static readonly string[] Kinds =
        ["cancelEvent", "stdoutEvent", "diagnosticEvent", "preludeEvent", "summaryEvent", "resourcePreEvent", "resOutputsEvent", "resOpFailedEvent"];

    private readonly RehearsedProject _project = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Update_of_a_small_stack()
    {
        Show(new StackConfiguration(
            ImmutableSortedDictionary<string, string>.Empty.Add("project:key", "hush-0").Add("project:size", "small"), ["project:key"]));
        await _project.UpAsync(Before);

        Snapshot.Matches("events-up", _output.ToString());
    }

    [Fact]
    public async Task Plan_of_a_changed_stack()
    {
        await _project.DeployAsync(Before);
        Show();
        await _project.PreviewAsync(After);

        Snapshot.Matches("events-plan", _output.ToString());
    }

    [Fact]
    public async Task Every_line_is_one_event_with_a_number_of_its_own()
    {
        Show();
        await _project.PreviewAsync(Before);
        await _project.UpAsync(Before);

        var lines = Lines();
        Assert.Equal(Enumerable.Range(0, lines.Count), lines.Select(line => (int)line["sequence"]!));
        Assert.All(lines, line =>
        {
            Assert.Equal(1893456000, (int)line["timestamp"]!);
            Assert.Single(line, member => member.Key is not ("sequence" or "timestamp"));
            Assert.Contains(Kind(line), Kinds);
        });
        Assert.Equal([true, false], lines.Select(line => line["summaryEvent"]?["isPreview"]).OfType<JsonNode>().Select(isPreview => (bool)isPreview));
    }

    [Fact]
    public async Task Secrets_are_in_none_of_the_lines()
    {
        Show();
        await _project.PreviewAsync(Before);
        await _project.UpAsync(Before);
        await _project.UpAsync(After);
        await _project.DestroyAsync();

        Assert.DoesNotContain("hush", _output.ToString());
        Assert.Contains($$"""{"{{Signatures.Key}}":"{{Signatures.Secret}}","ciphertext":"[secret]"}""", _output.ToString());
    }

    [Fact]
    public async Task Step_that_fails_is_an_error_and_an_operation_that_failed()
    {
        _project.Provider.Failures["create network"] = new ProviderException("there is no room");
        Show();
        await _project.UpAsync(Before);

        var lines = Lines();
        var urn = _project.Urn("network");
        var failed = lines.FindIndex(line => line.ContainsKey("resOpFailedEvent"));
        Assert.Equal(
            $$"""{"urn":"{{urn}}","prefix":"error: ","message":"there is no room\n","color":"never","severity":"error"}""",
            ValueText.WriteLine(lines[failed - 1]["diagnosticEvent"]!));
        Assert.Equal(
            $$"""{"metadata":{"op":"create","urn":"{{urn}}","type":"fake:index:Thing","old":null,"new":"""
                + $$"""{"type":"fake:index:Thing","urn":"{{urn}}","custom":true,"id":"","parent":"{{StackUrn}}","inputs":"""
                + """{"region":"north"},"outputs":{},"provider":""},"detailedDiff":null,"logical":true,"provider":""},"status":0,"steps":1}""",
            ValueText.WriteLine(lines[failed]["resOpFailedEvent"]!));
        Assert.Equal(["summaryEvent", "cancelEvent"], lines.TakeLast(2).Select(Kind));
        Assert.Equal("""{"create":1}""", Changes(lines[^2]));
    }

    [Fact]
    public async Task What_depends_on_a_failed_step_is_a_warning()
    {
        _project.Provider.Failures["create network"] = new ProviderException("there is no room");
        Show();
        await _project.UpAsync(async program => await program.ThingAsync("server", null, null, await program.ThingAsync("network")));

        var warning = Assert.Single(Lines(), line => (string?)line["diagnosticEvent"]?["severity"] == "warning")["diagnosticEvent"]!;
        Assert.Equal(_project.Urn("server"), (string?)warning["urn"]);
        Assert.StartsWith("skipped: ", (string?)warning["message"]);
    }

    [Fact]
    public async Task Step_that_fails_half_way_says_so()
    {
        _project.Provider.Failures["create network"] = new PartialResourceException("it does not start", new ResourceResult("network-1", PropertyMap.Empty));
        Show();
        await _project.UpAsync(Before);

        var failed = Lines().Single(line => line.ContainsKey("resOpFailedEvent"))["resOpFailedEvent"]!;
        Assert.Equal((1, "network-1"), ((int)failed["status"]!, (string?)failed["metadata"]!["new"]!["id"]));
    }

    [Fact]
    public async Task Plan_that_cannot_be_made_is_an_error_and_no_operation_that_failed()
    {
        Show();
        await _project.PreviewAsync(program => program.ThingAsync("network", Inputs.Of(("refused", true))));

        Assert.Contains(Lines(), line => (string?)line["diagnosticEvent"]?["severity"] == "error");
        Assert.DoesNotContain(Lines(), line => line.ContainsKey("resOpFailedEvent"));
    }

    [Fact]
    public async Task Replacement_is_told_as_a_whole_after_the_new_resource()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(Before);
        Show();
        await _project.UpAsync(program => program.ThingAsync("network", Inputs.Of(("region", "south"))));

        Assert.Equal(
            [
                "resourcePreEvent create-replacement network-1 -> ",
                "resOutputsEvent create-replacement network-1 -> network-2",
                "resourcePreEvent replace network-1 -> network-2",
                "resOutputsEvent replace network-1 -> network-2",
                "resourcePreEvent delete-replaced network-1 ->",
                "resOutputsEvent delete-replaced network-1 ->",
            ],
            Operations("network"));
        Assert.All(Metadata("network"), step => Assert.Equal((string?)step["op"] == "replace", (bool?)step["logical"] ?? false));
        Assert.All(Metadata("network").Where(step => (string?)step["op"] == "delete-replaced"), step => Assert.True((bool?)step["old"]!["delete"]));
        Assert.Equal(
            """["region"] ["region"] {"region":{"diffKind":"update-replace","inputDiff":true}}""",
            string.Join(' ', new[] { "keys", "diffs", "detailedDiff" }.Select(key => ValueText.WriteLine(Metadata("network")[0][key]!))));
        Assert.Equal("""{"delete":1,"replace":1,"same":1}""", Changes(Lines()[^2]));
    }

    [Fact]
    public async Task Replacement_that_begins_with_a_deletion_is_told_as_a_whole_after_that()
    {
        _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(Before);
        Show();
        await _project.UpAsync(program => program.ThingAsync("network", Inputs.Of(("region", "south"))));

        Assert.Equal(
            [
                "resourcePreEvent delete-replaced network-1 ->",
                "resOutputsEvent delete-replaced network-1 ->",
                "resourcePreEvent replace network-1 -> ",
                "resOutputsEvent replace network-1 -> ",
                "resourcePreEvent create-replacement network-1 -> ",
                "resOutputsEvent create-replacement network-1 -> network-1",
            ],
            Operations("network"));
        Assert.All(Metadata("network").Where(step => (string?)step["op"] == "delete-replaced"), step => Assert.Null(step["old"]!["delete"]));
    }

    [Fact]
    public async Task Refresh_tells_what_became_of_each_resource()
    {
        await _project.DeployAsync(Before);
        _project.Provider.Cloud["network-1"] = Inputs.Of(("region", "south"));
        _project.Provider.Cloud.Remove("server-1", out _);
        Show();
        await _project.RefreshAsync();

        Assert.Equal(["resourcePreEvent refresh network-1 -> network-1", "resOutputsEvent update network-1 -> network-1"], Operations("network"));
        Assert.Equal(["resourcePreEvent refresh server-1 -> server-1", "resOutputsEvent delete server-1 ->"], Operations("server"));
        Assert.Equal("""{"delete":1,"same":1,"update":1}""", Changes(Lines()[^2]));
    }

    [Fact]
    public async Task Refresh_before_an_update_does_not_count()
    {
        await _project.DeployAsync(Before);
        _project.Provider.Cloud["network-1"] = Inputs.Of(("region", "south"));
        _project.Options = new RunOptions { Refresh = true };
        Show();
        await _project.UpAsync(Before);

        Assert.Equal(
            [
                "resourcePreEvent refresh network-1 -> network-1",
                "resOutputsEvent refresh network-1 -> network-1",
                "resourcePreEvent update network-1 -> network-1",
                "resOutputsEvent update network-1 -> network-1",
            ],
            Operations("network"));
        Assert.Equal("""{"same":2,"update":1}""", Changes(Lines()[^2]));
    }

    [Fact]
    public async Task Destroy_deletes_the_stack_last()
    {
        await _project.DeployAsync(Before);
        Show();
        await _project.DestroyAsync();

        Assert.Equal(["resourcePreEvent delete  ->", "resOutputsEvent delete  ->"], Operations("project-dev"));
        Assert.Equal("resOutputsEvent", Kind(Lines()[^3]));
        Assert.Equal(StackUrn, (string?)Lines()[^3]["resOutputsEvent"]!["metadata"]!["urn"]);
        Assert.Equal("""{"delete":3}""", Changes(Lines()[^2]));
    }

    [Fact]
    public async Task Messages_have_their_severity_and_their_resource()
    {
        Show();
        await _project.UpAsync(async program =>
        {
            var network = await program.ThingAsync("network");
            await program.Engine.LogAsync(
                new PulumiProtocol.LogRequest { Severity = PulumiProtocol.LogSeverity.Warning, Message = "careful", Urn = network.Urn });
            await program.LogAsync(PulumiProtocol.LogSeverity.Info, "by the way");
            await program.LogAsync(PulumiProtocol.LogSeverity.Debug, "of no interest");
        });

        Assert.Equal(
            [
                $$"""{"urn":"{{_project.Urn("network")}}","prefix":"warning: ","message":"careful\n","color":"never","severity":"warning"}""",
                """{"message":"by the way\n","color":"never","severity":"info"}""",
            ],
            Lines().Select(line => line["diagnosticEvent"]).OfType<JsonNode>().Select(ValueText.WriteLine));
    }

    [Fact]
    public async Task Step_that_was_stopped_on_the_way_may_be_corrupt()
    {
        var gate = _project.Provider.Gate("create network");
        using var abort = new CancellationTokenSource();
        _project.Options = new RunOptions { Abort = abort.Token };
        Show();
        var update = _project.UpAsync(Before, abort.Token);
        await _project.Provider.Begun("create network");
        await abort.CancelAsync();
        await update;
        gate.TrySetResult();

        Assert.True((bool)Lines()[^2]["summaryEvent"]!["maybeCorrupt"]!);
    }

    private string StackUrn => Urns.Of("dev", "project", null, Urns.StackType, "project-dev");

    private void Show(StackConfiguration? configuration = null)
        => _project.Observer = new EventLines(_output, configuration ?? StackConfiguration.Empty, _project.Time).Show;

    private List<JsonObject> Lines()
        => [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static string Kind(JsonObject line) => line.Single(member => member.Key is not ("sequence" or "timestamp")).Key;

    private List<JsonObject> Metadata(string name)
        => [.. Lines().Select(line => line[Kind(line)]?["metadata"]?.AsObject()).OfType<JsonObject>().Where(step => Urns.Name((string)step["urn"]!) == name)];

    /// <summary>The events of a resource: each with its operation, and the ids before and after it.</summary>
    private IEnumerable<string> Operations(string name) => Lines()
        .Where(line => line[Kind(line)]?["metadata"] is { } step && Urns.Name((string)step["urn"]!) == name)
        .Select(line => (Kind: Kind(line), Step: line[Kind(line)]!["metadata"]!))
        .Select(told => $"{told.Kind} {told.Step["op"]} {told.Step["old"]?["id"]} ->{(told.Step["new"] is { } current ? $" {current["id"]}" : "")}");

    private static string Changes(JsonObject summary) => ValueText.WriteLine(summary["summaryEvent"]!["resourceChanges"]!);

    private static async Task Before(ProgramClient program)
    {
        var network = await program.ThingAsync("network", Inputs.Of(("region", "north")));
        await program.ThingAsync("server", Inputs.Of(("password", Inputs.Secret("hush-1"))), request => request.Protect = false, network);
        await program.OutputsAsync(program.StackUrn, Inputs.Of(("server", "contoso.example"), ("token", Inputs.Secret("hush-2"))));
    }

    private static async Task After(ProgramClient program)
    {
        await program.ThingAsync("network", Inputs.Of(("region", "south")));
        await program.ThingAsync("new", Inputs.Of(("key", Inputs.Secret("hush-3"))), request => request.Protect = false);
        await program.OutputsAsync(program.StackUrn, Inputs.Of(("server", "fabrikam.example")));
    }
}
