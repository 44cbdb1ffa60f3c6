using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Policies.Evaluation;
using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>Policies in a run of the program: what they prevent, and when.</summary>
public sealed class PolicyRunTests : IAsyncLifetime
{
    private const string Suffixed =
        "- { name: contoso, uniqueSuffix: true, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }] }";
    private const string Plain = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }] }";

    private static readonly string Contoso = $"assemblies: [\"{RuleAssembly.Path}\"]";

    private TestStack _stack = null!;

    public async ValueTask InitializeAsync() => _stack = await TestStack.StartAsync();

    public async ValueTask DisposeAsync() => await _stack.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_wrong_beforehand_stops_the_run_before_anything_is_created(bool isPreview)
    {
        _stack.Policies = "{ severities: { GEO018: error, GEO003: error } }";

        var run = isPreview ? await _stack.PreviewAsync(Plain) : await _stack.TryUpAsync(Plain);

        Assert.Equal(RunOutcome.Failed, run.Result.Outcome);
        Assert.Empty(run.Changes);
        var refusal = Assert.Single(run.Errors);
        Assert.StartsWith("Policy violations: 2 errors. Nothing was changed.", refusal, StringComparison.Ordinal);
        Assert.Contains("GEO003 contoso (Registry)", refusal, StringComparison.Ordinal);
        Assert.Contains("GEO018 contoso (Registry)", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refusal, StringComparison.Ordinal);
        Assert.Empty(await _stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task What_is_found_out_on_the_way_stops_the_resource_before_it_is_created()
    {
        _stack.Policies = Contoso;

        Assert.Equal(RunOutcome.Succeeded, (await _stack.PreviewAsync(Suffixed)).Result.Outcome);
        var run = await _stack.TryUpAsync(Suffixed);

        Assert.Equal(RunOutcome.Failed, run.Result.Outcome);
        Assert.Contains(run.Errors, error => error.Contains(
            "ORG001 contoso (Registry) registryName\n  is:   the registry contoso has another name in Azure", StringComparison.Ordinal));
        Assert.Contains("Create RandomString contoso-suffix", run.Changes);
        Assert.DoesNotContain("Create Registry contoso", run.Changes);
        Assert.Equal(["rg-registry"], await _stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task What_is_known_from_an_earlier_run_stops_the_preview()
    {
        _ = await _stack.UpAsync(Suffixed);
        _stack.Policies = Contoso;

        var run = await _stack.PreviewAsync(Suffixed);

        Assert.Equal(RunOutcome.Failed, run.Result.Outcome);
        Assert.Contains(run.Errors, error => error.Contains("ORG001 contoso (Registry)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_warning_is_logged_on_its_resource_and_stops_nothing()
    {
        _stack.Policies = "{ severities: { GEO018: warning } }";

        var run = await _stack.UpAsync(Plain);

        var warning = Assert.Single(run.Events.OfType<EngineEvent.Diagnostic>(), diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning);
        Assert.StartsWith("GEO018: ", warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("::contoso", warning.Urn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_that_is_found_on_the_way_is_logged_too()
    {
        _stack.Policies = $"{{ {Contoso}, severities: {{ ORG001: warning }} }}";

        var run = await _stack.UpAsync(Suffixed);

        Assert.StartsWith("ORG001: the registry contoso has another name in Azure", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exemption_lets_the_run_go_on()
    {
        _stack.Policies = "{ severities: { GEO018: error }, "
            + "exemptions: [{ rule: GEO018, resource: contoso, reason: no secrets in it, owner: platform, expires: 2999-12-31 }] }";

        Assert.Empty((await _stack.UpAsync(Plain)).Warnings);
    }

    [Fact]
    public async Task An_expired_exemption_stops_the_run()
    {
        _stack.Policies = "{ exemptions: [{ rule: GEO018, resource: contoso, reason: no secrets in it, owner: platform, expires: 2020-01-01 }] }";

        Assert.Contains(
            "geo-registry:policies.exemptions[0]\n  is:   the exemption of contoso from GEO018 expired on 2020-01-01",
            Assert.Single((await _stack.TryUpAsync(Plain)).Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exemption_that_matches_nothing_is_a_warning()
    {
        _stack.Policies = "{ exemptions: [{ rule: GEO001, resource: contoso, reason: an old tool, owner: platform, expires: 2999-12-31 }] }";

        Assert.Equal(
            ["geo-registry:policies.exemptions[0]: the exemption of contoso from GEO001 matches nothing; remove it"],
            (await _stack.UpAsync(Plain)).Warnings);
    }

    [Fact]
    public async Task Reports_are_written_to_the_files_that_the_environment_names()
    {
        Name("policies.json", "policies.md", "policies.sarif");
        _stack.Policies = "{ severities: { GEO018: warning } }";

        _ = await _stack.PreviewAsync(Plain);

        Assert.Equal("GEO018", (string?)JsonNode.Parse(Read("policies.json"))!["findings"]![0]!["rule"]);
        Assert.StartsWith("### Policies of `test`", Read("policies.md"), StringComparison.Ordinal);
        Assert.Equal("GEO018", (string?)JsonNode.Parse(Read("policies.sarif"))!["runs"]![0]!["results"]![0]!["ruleId"]);
    }

    [Fact]
    public async Task Reports_are_written_too_when_the_run_is_refused()
    {
        Name("policies.json");
        _stack.Policies = "{ severities: { GEO018: error } }";

        _ = await _stack.PreviewAsync(Plain);

        Assert.Equal("error", (string?)JsonNode.Parse(Read("policies.json"))!["worst"]);
    }

    [Theory]
    [InlineData("policies.txt", "must end in .sarif, .json or .md, which gives the format")]
    [InlineData("nowhere/policies.md", "must be a file that can be written")]
    public async Task A_report_that_cannot_be_written_stops_the_run(string file, string rule)
    {
        Name(file);

        var error = Assert.Single((await _stack.TryUpAsync(Plain)).Errors);

        Assert.StartsWith($"GEO_REGISTRY_FINDINGS: \"{file}\"\n  rule: {rule}", error, StringComparison.Ordinal);
    }

    private void Name(params string[] files)
        => _stack.Variables = ImmutableDictionary<string, string>.Empty.Add("GEO_REGISTRY_FINDINGS", string.Join(Path.PathSeparator, files));

    private string Read(string file) => File.ReadAllText(Path.Combine(_stack.Folder, file));
}
