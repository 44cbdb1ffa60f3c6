using System.Text.Json.Nodes;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Spectre.Console.Testing;

namespace Infra.Tests.EndToEnd;

/// <summary>The command line on a pull request: the built program, its stack file, and the output.</summary>
public sealed class PreviewCommandTests : IDisposable
{
    private static readonly string ProgramPath = Repository.Built("infra", "Infra.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("project-").FullName;
    private readonly TestConsole _output = new TestConsole().Width(400);
    private readonly TestConsole _error = new TestConsole().Width(400);

    public PreviewCommandTests()
        => File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), $"name: geo-registry\nruntime:\n  name: dotnet\n  options:\n    binary: {ProgramPath}\n");

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Markdown_has_the_plan_and_the_findings_and_nothing_else()
    {
        Assert.Equal(ExitCodes.Success, await PreviewAsync("{ severities: { GEO018: warning } }", "--markdown"));

        Assert.StartsWith("## Preview of `geo-registry/dev`\n\n**Plan:** 6 to create\n", _output.Output, StringComparison.Ordinal);
        Assert.Contains("\n### Policies of `dev`\n", _output.Output, StringComparison.Ordinal);
        Assert.Contains("| [GEO018](", _output.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("**Warning**", _output.Output, StringComparison.Ordinal);
        Assert.Equal("", _error.Output);
    }

    [Fact]
    public async Task Json_has_the_plan_and_the_findings_and_nothing_else()
    {
        Assert.Equal(ExitCodes.Success, await PreviewAsync("{ severities: { GEO018: warning } }", "--json"));
        var preview = JsonNode.Parse(_output.Output)!;

        Assert.Equal(6, (int?)preview["changeSummary"]!["create"] - 1);
        Assert.Equal("GEO018", (string?)preview["policyFindings"]!["findings"]![0]!["rule"]);
        Assert.Empty(preview["diagnostics"]!.AsArray());
    }

    [Fact]
    public async Task Sarif_points_at_the_line_of_the_stack_file()
    {
        Assert.Equal(ExitCodes.Success, await PreviewAsync("{ severities: { GEO018: warning } }", "--sarif", Path.Combine(_folder, "findings.sarif")));

        var findings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "findings.sarif")))!["runs"]![0]!["results"]!;
        var location = findings[0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("Pulumi.dev.yaml", (string?)location["artifactLocation"]!["uri"]);
        Assert.Equal(3, (int?)location["region"]!["startLine"]);
    }

    [Theory]
    [InlineData("warning", "warning", ExitCodes.Failure)]
    [InlineData("warning", "information", ExitCodes.Failure)]
    [InlineData("information", "warning", ExitCodes.Success)]
    [InlineData("warning", "error", ExitCodes.Success)]
    public async Task The_exit_code_follows_from_the_severity_of_what_is_found(string severity, string failOn, int code)
    {
        Assert.Equal(code, await PreviewAsync($"{{ severities: {{ GEO018: {severity} }} }}", "--fail-on", failOn));

        Assert.Contains($"  {severity} GEO018 contoso (Registry): ", _output.Output, StringComparison.Ordinal);
        Assert.Equal(code is ExitCodes.Success ? "" : $"error: policy violations of severity {severity}; --fail-on makes them an error\n", _error.Output);
    }

    [Fact]
    public async Task An_error_ends_the_run_and_is_shown_once()
    {
        Assert.Equal(ExitCodes.Failure, await PreviewAsync("{ severities: { GEO018: error } }"));

        Assert.Single(_output.Output.Split('\n'), line => line.Contains("GEO018", StringComparison.Ordinal));
        Assert.Contains("Policies: ", _output.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_has_its_line_also_in_a_file_of_another_name()
    {
        var (file, sarif) = (Path.Combine(_folder, "other.yaml"), Path.Combine(_folder, "findings.sarif"));
        File.WriteAllText(file, """
            config:
              geo-registry:polices: { preset: regulated }
              azure-natve:location: westeurope
              geo-registry:registries:
                - name: contoso
                  resourceGroup: rg-registry
                  homeRegion: westeurope
                  tags: { pin: { secure: "v1:nonce:text" } }
            """);

        Assert.Equal(
            ExitCodes.Failure,
            await RehearsalCommand.RunAsync(
                ["preview", "--stack", "dev", "--config-file", file, "--cwd", _folder, "--sarif", sarif], new Terminal(_output, _error, IsInteractive: false)));

        Assert.Contains(
            """
            other.yaml(2,3): geo-registry:polices: …
              rule: is not a key here; the keys are geo-registry:registries, geo-registry:policies, geo-registry:additionalRegions
              try:  geo-registry:policies

            other.yaml(8,15): geo-registry:registries[0].tags.pin: [secret]
              rule: is no place for a secret: the value would be in clear in the state, in plans and in Azure; secrets are kept in
            """.ReplaceLineEndings("\n"),
            _output.Output,
            StringComparison.Ordinal);
        var places = JsonNode.Parse(await File.ReadAllTextAsync(sarif))!["runs"]![0]!["results"]!.AsArray()
            .Select(result => result!["locations"]![0]!["physicalLocation"]!)
            .Select(place => ((string)place["artifactLocation"]!["uri"]!, (int)place["region"]!["startLine"]!));
        Assert.Equal([("other.yaml", 2), ("other.yaml", 8)], places);
    }

    [Fact]
    public async Task A_key_that_nobody_reads_is_a_warning_with_its_line()
    {
        Assert.Equal(ExitCodes.Success, await PreviewAsync("{}\n  azure-natve:location: westeurope"));

        Assert.Contains(
            "Pulumi.dev.yaml(7,3): azure-natve:location: nobody reads this key; was azure-native:location meant?", _output.Output, StringComparison.Ordinal);
    }

    private Task<int> PreviewAsync(string policies, params string[] options)
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), $"""
            config:
              geo-registry:registries:
                - name: contoso
                  resourceGroup: rg-registry
                  homeRegion: westeurope
              geo-registry:policies: {policies}
            """);
        return RehearsalCommand.RunAsync(["preview", "--cwd", _folder, .. options], new Terminal(_output, _error, IsInteractive: false));
    }
}
