using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.PulumiJson;
using Rehearsal.Engine.Project;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Display;

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

        Assert.Equal(
            "## Preview of `project/dev`\n\nNothing changes.\n",
            PlanMarkdown.Write("project", "dev", await PlanAsync(program => program.ThingAsync("network"))));
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
        => Assert.Null(
            JsonNode.Parse(
                PlanJson.Write(StackConfiguration.Empty, await PlanAsync(program => program.ThingAsync("network")), findings: null))!["policyFindings"]);

    [Fact]
    public async Task What_an_earlier_run_did_not_come_to_delete_is_in_both()
    {
        Func<string, Func<ProgramClient, Task>> program = region => program => program.ThingAsync("a", Inputs.Of(("region", region)));
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program("north"));
        _project.Provider.Failures["delete a"] = new ProviderException("it is in use");
        await _project.UpAsync(program("south"));
        var plan = await PlanAsync(program("south"));

        Assert.Contains("**Plan:** 1 left over to delete, 1 unchanged\n", PlanMarkdown.Write("project", "dev", plan), StringComparison.Ordinal);
        var json = JsonNode.Parse(PlanJson.Write(StackConfiguration.Empty, plan, findings: null))!;
        Assert.Equal(["same", "delete-replaced"], json["steps"]!.AsArray().Select(step => (string)step!["op"]!));
        Assert.Equal("""{"same":2}""", json["changeSummary"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_replaced_with_another_one_has_no_reason_of_its_own_in_json()
    {
        Func<string, Func<ProgramClient, Task>> program = region => async program =>
        {
            var owner = await program.ThingAsync("owner", Inputs.Of(("region", region)));
            await program.ThingAsync("owned", null, request => request.DeletedWith = owner.Urn);
        };
        _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(program("north"));
        var json = JsonNode.Parse(PlanJson.Write(StackConfiguration.Empty, await PlanAsync(program("south")), findings: null))!;

        Assert.Equal(["", "region", ""], json["steps"]!.AsArray().Select(step => string.Join(", ", step!["replaceReasons"]?.AsArray() ?? [])));
    }

    private async Task<PlanRecord> PlanAsync(Func<ProgramClient, Task> script)
    {
        using var record = new PlanRecord();
        _project.Observer = record.Show;
        await _project.PreviewAsync(script);
        return record;
    }
}
