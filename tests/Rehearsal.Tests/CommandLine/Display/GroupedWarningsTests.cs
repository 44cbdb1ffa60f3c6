using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Policies;
using Rehearsal.Engine.Events;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Display;

/// <summary>Warnings that say the same of several resources.</summary>
public sealed class GroupedWarningsTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task The_same_of_several_resources_is_one_line_with_their_names()
    {
        var display = new GroupedWarnings(new PlanDisplay(_terminal.Terminal));
        _project.Observer = display.Show;

        await _project.PreviewAsync(WarnAsync);

        Assert.Contains("warning: a (Thing), b (Thing), c (Thing): it is old\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("warning: a (Thing): it is full\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("warning: it is old\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Equal(3, _terminal.Output.Split("warning:").Length - 1);
        // They are not lost among the changes.
        Assert.True(_terminal.Output.IndexOf("warning:", StringComparison.Ordinal) < _terminal.Output.IndexOf(
            "+ fake:index:Thing a",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_an_update_as_well()
    {
        var display = new GroupedWarnings(new ProgressDisplay(_terminal.Terminal));
        _project.Observer = display.Show;

        await _project.UpAsync(WarnAsync);

        Assert.Contains("warning: a (Thing), b (Thing), c (Thing): it is old\n", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_in_markdown()
    {
        using var record = new PlanRecord();
        _project.Observer = record.Show;

        await _project.PreviewAsync(WarnAsync);

        Assert.Contains(
            "**Warning** (`a (Thing)`, `b (Thing)`, `c (Thing)`)\n\n```\nit is old\n```\n",
            PlanMarkdown.Write("project", "dev", record),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_broken_off_shows_what_it_has_warned_of()
    {
        using (var display = new GroupedWarnings(new ProgressDisplay(_terminal.Terminal)))
            display.Show(new EngineEvent.Diagnostic(DiagnosticSeverity.Warning, "careful", null));

        Assert.Equal("warning: careful\n", _terminal.Output);
    }

    [Fact]
    public void Findings_that_say_the_same_are_one_line()
    {
        ReportedFinding Finding(string resource, string message) => new(
            "GEO043",
            "Old",
            FindingSeverity.Warning,
            new(resource, "fake:index:Thing"),
            "age",
            message,
            "Renew it.",
            "");

        PolicySection.Write(
            _terminal.Terminal.Out,
            new(FindingSeverity.Warning, null, 1, 3, [Finding("a", "it is old"), Finding("b", "it is new"), Finding("c", "it is old")], [], [], []));

        Assert.Contains(
            "  warning GEO043 a (Thing), c (Thing): it is old\n      Renew it.\n  warning GEO043 b (Thing): it is new\n",
            _terminal.Output,
            StringComparison.Ordinal);
    }

    private static async Task WarnAsync(ProgramClient program)
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            var thing = await program.ThingAsync(name);
            await program.Engine.LogAsync(new() { Severity = PulumiProtocol.LogSeverity.Warning, Message = "it is old", Urn = thing.Urn });
            if (name == "a")
                await program.Engine.LogAsync(new() { Severity = PulumiProtocol.LogSeverity.Warning, Message = "it is full", Urn = thing.Urn });
        }
        await program.LogAsync(PulumiProtocol.LogSeverity.Warning, "it is old");
    }
}
