using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Policies;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Policies;

/// <summary>What a program's own policies find, as a section of a run.</summary>
public sealed class FindingsTests : IDisposable
{
    private const string Report = """
        {
          "worst": "warning", "refusal": null, "rules": 2, "resources": 3,
          "findings": [
            { "rule": "GEO001", "title": "It is off", "severity": "warning", "property": "size", "message": "it is on [now]", "fix": "Turn it off.",
              "resource": { "name": "network", "type": "fake:index:Thing" }, "logged": "GEO001: it is on [now]. Turn it off." },
            { "rule": "GEO002", "title": "It is small", "severity": "information", "property": "size", "message": "it is large", "fix": "Make it small.",
              "resource": { "name": "server", "type": "fake:index:Thing" }, "logged": "GEO002: it is large. Make it small." }
          ],
          "problems": [{ "severity": "warning", "path": "policies.exemptions[0]", "message": "matches nothing",
            "logged": "policies.exemptions[0]: matches nothing" }],
          "exempted": [{ "rule": "GEO002", "resource": { "name": "network", "type": "fake:index:Thing" } }],
          "undecided": [{ "rule": "GEO001", "resource": { "name": "server", "type": "fake:index:Thing" } }]
        }
        """;

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();
    private readonly PolicyReportFiles _findings = new();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
        _findings.Dispose();
    }

    [Fact]
    public async Task Findings_are_a_section_before_the_result_and_not_also_messages()
    {
        Write(Report);

        await PreviewAsync(async program =>
        {
            await program.LogAsync(PulumiProtocol.LogSeverity.Warning, "GEO001: it is on [now]. Turn it off.");
            await program.LogAsync(PulumiProtocol.LogSeverity.Warning, "something else");
        });

        Snapshot.Matches("findings", _terminal.Output);
    }

    [Fact]
    public async Task Nothing_found_is_said_on_one_line()
    {
        Write("""{ "worst": "off", "rules": 1, "resources": 1, "findings": [], "problems": [], "exempted": [], "undecided": [] }""");
        await PreviewAsync(program => program.ThingAsync("network"));

        Assert.Contains("Policies: 1 rule on 1 resource, nothing found\n", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_shown_as_findings_only()
    {
        Write(Report.Replace("\"refusal\": null", "\"refusal\": \"refused\"", StringComparison.Ordinal));
        await PreviewAsync(program => program.LogAsync(PulumiProtocol.LogSeverity.Error, "refused"));

        Assert.DoesNotContain("error: refused", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("GEO001", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_policies_has_no_section()
    {
        await PreviewAsync(program => program.ThingAsync("network"));

        Assert.DoesNotContain("Policies", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_plan_has_shown_is_not_shown_again()
    {
        Write(Report);
        Show(new PolicyReportDisplay(new ProgressDisplay(_terminal.Terminal), _findings, _terminal.Terminal, Report));
        await _project.UpAsync(program => program.ThingAsync("network"));

        Assert.DoesNotContain("Policies", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_an_update_finds_only_what_the_plan_has_not_shown_is_shown()
    {
        const string newer = """
            { "rule": "GEO003", "title": "It is old", "severity": "warning", "property": "age", "message": "it is old", "fix": "Renew it.",
              "resource": { "name": "server", "type": "fake:index:Thing" }, "logged": "" },
            """;
        const string undecided = """{ "rule": "GEO001", "resource": { "name": "server", "type": "fake:index:Thing" } }""";
        Write(Report
            .Replace("\"findings\": [", $"\"findings\": [{newer}", StringComparison.Ordinal)
            .Replace(undecided, "", StringComparison.Ordinal));
        Show(new PolicyReportDisplay(new ProgressDisplay(_terminal.Terminal), _findings, _terminal.Terminal, Report));
        await _project.UpAsync(program => program.ThingAsync("network"));

        Assert.Contains("""
            Policies: 2 rules on 3 resources, 3 warnings, 1 worth knowing (3 shown above), 1 exempted
              warning GEO003 server (Thing): it is old
                  Renew it.
            Result:
            """.ReplaceLineEndings("\n"), _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_of_an_earlier_run_are_forgotten()
    {
        Write(Report);
        _findings.Clear();

        Assert.Null(_findings.Report);
        Assert.Null(_findings.Markdown);
    }

    [Fact]
    public void Sarif_is_kept_where_it_is_wanted()
    {
        File.WriteAllText(Files()[2], "{}");
        var file = new FileInfo(Path.Combine(_project.Folder, "findings.sarif"));
        _findings.KeepSarif(file, isRequired: true);

        Assert.Equal("{}", File.ReadAllText(file.FullName));
    }

    [Fact]
    public void Sarif_of_a_program_without_policies_is_refused()
    {
        var file = new FileInfo("findings.sarif");

        Assert.Equal(
            "the program has no policies, so there is nothing to write to 'findings.sarif'; leave --sarif out",
            Assert.Throws<RehearsalException>(() => _findings.KeepSarif(file, isRequired: true)).Message);
        _findings.KeepSarif(file, isRequired: false);
        Assert.False(file.Exists);
    }

    [Fact]
    public void Sarif_that_cannot_be_written_is_refused()
    {
        File.WriteAllText(Files()[2], "{}");

        Assert.StartsWith(
            "the findings cannot be written to '/no/such/folder/findings.sarif': ",
            Assert.Throws<RehearsalException>(() => _findings.KeepSarif(new FileInfo("/no/such/folder/findings.sarif"), isRequired: true)).Message,
            StringComparison.Ordinal);
    }

    private async Task PreviewAsync(Func<ProgramClient, Task> script)
    {
        Show(new PolicyReportDisplay(new PlanDisplay(_terminal.Terminal), _findings, _terminal.Terminal));
        await _project.PreviewAsync(script);
    }

    private void Show(PolicyReportDisplay display) => _project.Observer = display.Show;

    private void Write(string json) => File.WriteAllText(Files()[0], json);

    /// <summary>The files for a program to write: JSON, Markdown, SARIF.</summary>
    private string[] Files() => _findings.Variables["GEO_REGISTRY_FINDINGS"].Split(Path.PathSeparator);
}
