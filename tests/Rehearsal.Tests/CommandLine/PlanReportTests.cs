using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine;

namespace Rehearsal.Tests.CommandLine;

/// <summary>Plans as documents: for pull requests and for other programs.</summary>
public sealed class PlanReportTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Plan_as_markdown()
    {
        await _project.DeployAsync(program => program.ThingAsync("network", Inputs.Of(("size", "small|medium"))));

        Snapshot.Matches("plan-markdown", PlanMarkdown.Write("project", "dev", await PlanAsync(async program =>
        {
            await program.ThingAsync("network", Inputs.Of(("size", "<large>"), ("password", Inputs.Secret("hush"))));
            await program.ThingAsync("server");
        })));
    }

    [Fact]
    public async Task Plan_without_changes_as_markdown()
    {
        await _project.DeployAsync(program => program.ThingAsync("network"));

        Assert.Equal("## Preview of `project/dev`\n\nNothing changes.\n", PlanMarkdown.Write("project", "dev", await PlanAsync(program => program.ThingAsync("network"))));
    }

    [Fact]
    public async Task Plan_that_cannot_be_made_as_markdown()
    {
        var text = PlanMarkdown.Write("project", "dev", await PlanAsync(program => program.LogAsync(PulumiProtocol.LogSeverity.Error, "the size is wrong")));

        Assert.Equal("## Preview of `project/dev`\n\n**Error**\n\n```\nthe size is wrong\n```\n\n**There is no plan.**\n", text);
    }

    [Fact]
    public async Task Many_changes_are_folded()
    {
        var text = PlanMarkdown.Write("project", "dev", await PlanAsync(async program =>
        {
            for (var i = 0; i < 21; i++)
                await program.ThingAsync($"thing-{i}");
        }));

        Assert.Contains("**Plan:** 21 to create\n\n<details><summary>All changes</summary>\n", text, StringComparison.Ordinal);
        Assert.EndsWith("</details>\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_as_json_has_the_shape_of_pulumis()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("network", Inputs.Of(("size", "small")));
            await program.ThingAsync("unneeded");
            await program.ThingAsync("steady");
            await program.ThingAsync("moved", Inputs.Of(("region", "north")));
        });
        _project.Provider.Immutable.Add("region");
        var plan = await PlanAsync(async program =>
        {
            await program.ThingAsync("network", Inputs.Of(("size", "large"), ("password", Inputs.Secret("hush"))));
            await program.ThingAsync("server", null, request => request.Protect = true);
            await program.ThingAsync("steady");
            await program.ThingAsync("moved", Inputs.Of(("region", "south")));
            await program.LogAsync(PulumiProtocol.LogSeverity.Warning, "careful");
        });

        Snapshot.Matches("plan-json", PlanJson.Write(StackConfiguration.Of(("project:size", "large")), plan, """{ "version": 1 }"""));
    }

    [Fact]
    public async Task Plan_as_json_of_a_program_without_policies_has_no_findings()
        => Assert.Null(JsonNode.Parse(PlanJson.Write(StackConfiguration.Empty, await PlanAsync(program => program.ThingAsync("network")), findings: null))!["policyFindings"]);

    private async Task<PlanRecord> PlanAsync(Func<ProgramClient, Task> script)
    {
        using var record = new PlanRecord();
        _project.Observer = record.Show;
        await _project.PreviewAsync(script);
        return record;
    }
}
