using System.Collections.Immutable;
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

    [Fact]
    public void A_resource_of_another_kind_is_not_evaluated_alone()
        => Assert.Empty(new PolicyEvaluation(Stack, Configuration(), Today).Evaluate(Stack.Resources[4]).Findings);

    [Fact]
    public void The_most_serious_findings_come_first()
    {
        var report = new PolicyEvaluation(
            Stack,
            new() { Rules = [new FaultRule(Preset.Baseline), new FaultRule(Preset.Baseline, "TST002")], Severities = Severities(Severity.Error, "TST002") },
            Today).EvaluateAll();

        Assert.Equal(
            ["TST002 bad-one", "TST002 bad-two", "TST001 bad-one", "TST001 bad-two"],
            report.Findings.Select(finding => $"{finding.Rule.Id} {finding.Resource.Name}"));
    }

    [Fact]
    public void A_resource_that_violates_one_condition_is_not_undecided_about_another()
    {
        var report = EvaluateStack(DeclaredYaml.Read("- containerregistry:Registry it: { fault: true, other: !unknown }"), new TwoConditions());

        Assert.Equal("TST001 it (Registry): it has a fault", Assert.Single(report.Findings).ToString());
        Assert.Empty(report.Undecided);
    }

    [Fact]
    public void An_undecided_input_is_named_once()
    {
        var report = EvaluateStack(DeclaredYaml.Read("- containerregistry:Registry it: { fault: !unknown , other: !unknown }"), new TwoConditions());

        Assert.Equal(["fault", "other"], Assert.Single(report.Undecided).Properties);
    }

    [Theory]
    [InlineData("- containerregistry:Registry it: { $import: true, fault: true }", true)]
    [InlineData("- containerregistry:Registry it: { $import: true, $retain: true, fault: true }", false)]
    [InlineData("- containerregistry:Registry it: { fault: true }", false)]
    [InlineData(
        """
        - geo-registry::Component parent: {}
        - containerregistry:Registry adopted: { $parent: parent, $import: true }
        - containerregistry:Registry it: { $parent: parent, fault: true }
        """,
        true)]
    [InlineData(
        """
        - geo-registry::Component parent: {}
        - containerregistry:Webhook adopted: { $parent: parent, $import: true }
        - containerregistry:Registry it: { $parent: parent, fault: true }
        """,
        false)]
    [InlineData(
        """
        - containerregistry:Registry adopted: { $import: true }
        - containerregistry:Registry it: { fault: true }
        """,
        false)]
    public void An_error_in_an_adopted_registry_or_its_parts_is_a_warning(string resources, bool isWarning)
    {
        var finding = Assert.Single(EvaluateStack(DeclaredYaml.Read(resources), new FaultRule(Preset.Baseline), Severity.Error).Findings);

        Assert.Equal(
            isWarning ? (Severity.Warning, "it has a fault (a warning while adopt: true is given, then an error)") : (Severity.Error, "it has a fault"),
            (finding.Severity, finding.Message));
    }

    [Fact]
    public void Information_about_an_adopted_registry_stays_information()
        => Assert.Equal(
            Severity.Information,
            Assert.Single(EvaluateStack(
                DeclaredYaml.Read("- containerregistry:Registry it: { $import: true, fault: true }"),
                new FaultRule(Preset.Baseline),
                Severity.Information).Findings).Severity);

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
    public void An_exemption_from_another_rule_exempts_nothing()
    {
        var report = Evaluate(new() { Exemptions = [Exemption("*", Today) with { Rule = "TST002" }] });

        Assert.Equal(2, report.Findings.Length);
        Assert.Equal("the exemption of * from TST002 matches nothing; remove it", Assert.Single(report.Problems).Message);
    }

    [Fact]
    public void Letter_case_matters_in_the_resource_of_an_exemption()
        => Assert.Equal(2, Evaluate(new() { Exemptions = [Exemption("BAD-*", Today)] }).Findings.Length);

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

    private static PolicyReport EvaluateStack(DeclaredStack stack, Rule rule, Severity severity = Severity.Warning)
        => new PolicyEvaluation(stack, new() { Rules = [rule], Severities = Severities(severity) }, Today).EvaluateAll();

    private static PolicyConfiguration Configuration() => new() { Rules = [new FaultRule(Preset.Baseline)] };

    private static ImmutableDictionary<string, Severity> Severities(Severity severity, string rule = "TST001")
        => ImmutableDictionary<string, Severity>.Empty.Add(rule, severity);

    private static Exemption Exemption(string resource, DateOnly expires)
        => new("geo-registry:policies.exemptions[0]", "TST001", resource, "because", "platform", expires);

    private sealed class TwoConditions : Rule
    {
        public override RuleDescription Description { get; } = new FaultRule(Preset.Baseline).Description;

        public override ImmutableArray<string> Subjects => [Kinds.Registry];

        public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        {
            evaluation.Require(!subject["fault"].Is(true), "fault", "it has a fault");
            evaluation.Require(!subject["fault"].Is("serious"), "fault", "it has a serious fault");
            evaluation.Require(!subject["other"].Is(true), "other", "it has another fault");
        }
    }

    private sealed class FaultRule(Preset preset, string id = "TST001") : Rule
    {
        public override RuleDescription Description { get; } = new()
        {
            Id = id,
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
