using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies;

/// <summary>Judges a stack by all rules that are on.</summary>
public static class PolicyEvaluation
{
    /// <param name="stack">What is declared.</param>
    /// <param name="configuration">Which rules are on, and how.</param>
    /// <param name="today">The day it is in UTC, which exemptions expire by.</param>
    public static PolicyReport Evaluate(DeclaredStack stack, PolicyConfiguration configuration, DateOnly today)
    {
        var findings = new List<Finding>();
        var undecided = ImmutableArray.CreateBuilder<Undecided>();
        var rules = configuration.Rules.Where(rule => configuration.SeverityOf(rule.Description) is not Severity.Off).ToImmutableArray();
        foreach (var rule in rules)
        {
            foreach (var resource in stack.Of(rule.Subjects))
            {
                var judgement = new Judgement(stack, configuration.Parameters);
                rule.Check(resource, judgement);
                findings.AddRange(judgement.Faults.Select(
                    fault => new Finding(rule.Description, configuration.SeverityOf(rule.Description), resource, fault.Property, fault.Message)));
                if (judgement is { Faults: [], Undecided: not [] })
                    undecided.Add(new(rule.Description, resource, [.. judgement.Undecided.Distinct()]));
            }
        }

        var exempted = findings.Select(finding => (Finding: finding, Exemption: ExemptionOf(finding))).ToLookup(pair => pair.Exemption is not null);
        return new()
        {
            Findings = [.. exempted[false].Select(pair => pair.Finding).OrderByDescending(finding => finding.Severity)],
            Undecided = undecided.ToImmutable(),
            Exempted = [.. exempted[true].Select(pair => new ExemptedFinding(pair.Finding, pair.Exemption!))],
            Problems = [.. configuration.Exemptions.Select(exemption => ProblemOf(exemption, findings, undecided, today)).OfType<ExemptionProblem>()],
            Rules = [.. rules.Select(rule => rule.Description)],
            Resources = stack.Resources.Length,
        };

        Exemption? ExemptionOf(Finding finding) => configuration.Exemptions.FirstOrDefault(exemption => exemption.Expires >= today && exemption.Covers(finding));
    }

    /// <summary>What cannot be decided yet may still become what the exemption is for.</summary>
    private static ExemptionProblem? ProblemOf(Exemption exemption, List<Finding> findings, ImmutableArray<Undecided>.Builder undecided, DateOnly today)
        => exemption.Expires < today
            ? new(Severity.Error, exemption, $"the exemption of {exemption.Resource} from {exemption.Rule} expired on {exemption.Expires:O}; its owner is {exemption.Owner}")
            : findings.Any(exemption.Covers) || undecided.Any(open => open.Rule.Id == exemption.Rule && exemption.Covers(open.Resource))
                ? null
                : new(Severity.Warning, exemption, $"the exemption of {exemption.Resource} from {exemption.Rule} matches nothing; remove it");
}
