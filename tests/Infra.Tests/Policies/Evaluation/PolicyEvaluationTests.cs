using System.Collections.Immutable;
using GeoRegistry.Events;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;

namespace Infra.Tests.Policies.Evaluation;

public class PolicyEvaluationTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    private static readonly DeclaredStack Stack = DeclaredYaml.Read("""
        - containerregistry:Registry good: { fault: false }
        - containerregistry:Registry bad-one: { fault: true }
        - containerregistry:Registry bad-two: { fault: true }
        - containerregistry:Registry open: { fault: !unknown }
        - containerregistry:Webhook other: { fault: true }
        """);

    [Fact]
    public void Every_resource_of_the_rules_kinds_is_evaluated_by_itself()
    {
        var report = Evaluate(new());

        Assert.Equal(
            ["TST001 bad-one (Registry): it has a fault", "TST001 bad-two (Registry): it has a fault"],
            report.Findings.Select(finding => finding.ToString()));
        Assert.Equal(["open fault"], report.Undecided.Select(open => $"{open.Resource.Name} {string.Join(' ', open.Properties)}"));
        Assert.Equal(Severity.Warning, report.Worst);
        Assert.Equal(5, report.Resources);
    }

    [Fact]
    public void One_resource_can_be_evaluated_alone()
        => Assert.Equal("bad-two", Assert.Single(new PolicyEvaluation(Stack, Configuration(), Today).Evaluate(Stack.Resources[2]).Findings).Resource.Name);

    [Theory]
    [InlineData(Severity.Error)]
    [InlineData(Severity.Information)]
    public void The_configuration_gives_another_severity(Severity severity)
    {
        var report = Evaluate(new() { Severities = Severities(severity) });

        Assert.All(report.Findings, finding => Assert.Equal(severity, finding.Severity));
        Assert.Equal(severity, report.Worst);
    }

    [Fact]
    public void A_rule_that_is_off_is_not_evaluated()
    {
        var report = Evaluate(new() { Severities = Severities(Severity.Off) });

        Assert.Empty(report.Findings);
        Assert.Empty(report.Undecided);
        Assert.Empty(report.Rules);
        Assert.Equal(Severity.Off, report.Worst);
    }

    [Theory]
    [InlineData(Preset.Baseline, Preset.Baseline, true)]
    [InlineData(Preset.Baseline, Preset.Production, false)]
    [InlineData(Preset.Production, Preset.Baseline, true)]
    [InlineData(Preset.Production, Preset.Regulated, false)]
    [InlineData(Preset.Regulated, Preset.Production, true)]
    [InlineData(Preset.Regulated, Preset.OnRequest, false)]
    public void A_preset_includes_the_rules_of_those_before_it(Preset chosen, Preset rules, bool isOn)
        => Assert.Equal(isOn, Evaluate(new() { Preset = chosen }, new FaultRule(rules)).Rules is not []);

    [Fact]
    public void An_exempted_violation_is_reported_apart_from_the_findings()
    {
        var report = Evaluate(new() { Exemptions = [Exemption("bad-one", Today)] });

        Assert.Equal(["bad-two"], report.Findings.Select(finding => finding.Resource.Name));
        Assert.Equal("bad-one", Assert.Single(report.Exempted).Finding.Resource.Name);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void An_asterisk_in_an_exemption_matches_any_characters()
        => Assert.Empty(Evaluate(new() { Exemptions = [Exemption("bad-*", Today)] }).Findings);

    [Fact]
    public void An_expired_exemption_is_an_error_and_exempts_nothing()
    {
        var report = Evaluate(new() { Exemptions = [Exemption("bad-*", Today.AddDays(-1))] });

        Assert.Equal(2, report.Findings.Length);
        Assert.Equal("the exemption of bad-* from TST001 expired on 2026-06-29; ask platform to renew or remove it", Assert.Single(report.Problems).Message);
        Assert.Equal(Severity.Error, report.Worst);
    }

    [Fact]
    public void An_exemption_that_matches_nothing_is_a_warning()
    {
        var problem = Assert.Single(Evaluate(new() { Exemptions = [Exemption("good", Today)] }).Problems);

        Assert.Equal((Severity.Warning, "the exemption of good from TST001 matches nothing; remove it"), (problem.Severity, problem.Message));
    }

    [Fact]
    public void An_exemption_for_what_is_undecided_is_kept()
        => Assert.Empty(Evaluate(new() { Exemptions = [Exemption("open", Today)] }).Problems);

    private static PolicyReport Evaluate(PolicyConfiguration configuration, Rule? rule = null)
        => new PolicyEvaluation(Stack, configuration with { Rules = [rule ?? new FaultRule(Preset.Baseline)] }, Today).EvaluateAll();

    private static PolicyConfiguration Configuration() => new() { Rules = [new FaultRule(Preset.Baseline)] };

    private static ImmutableDictionary<string, Severity> Severities(Severity severity) => ImmutableDictionary<string, Severity>.Empty.Add("TST001", severity);

    private static Exemption Exemption(string resource, DateOnly expires)
        => new("geo-registry:policies.exemptions[0]", "TST001", resource, "because", "platform", expires);

    private sealed class FaultRule(Preset preset) : Rule
    {
        public override RuleDescription Description { get; } = new()
        {
            Id = "TST001",
            Title = "There is no fault",
            Checks = "",
            Why = "",
            Fix = "",
            Severity = Severity.Warning,
            Category = Category.Operations,
            Preset = preset,
            Source = "",
        };

        public override ImmutableArray<string> Subjects => [Kinds.Registry];

        public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
            => evaluation.Require(!subject["fault"].Is(true), "fault", "it has a fault");
    }
}
