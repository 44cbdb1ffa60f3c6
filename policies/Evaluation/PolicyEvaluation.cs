using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>Judges a stack by all rules that are on.</summary>
/// <param name="stack">What is declared.</param>
/// <param name="configuration">Which rules are on, and how.</param>
/// <param name="today">The day it is in UTC, which exemptions expire by.</param>
public sealed class PolicyEvaluation(DeclaredStack stack, PolicyConfiguration configuration, DateOnly today)
{
    private readonly ImmutableArray<Rule> _rules = [.. configuration.Rules.Where(rule => configuration.SeverityOf(rule.Description) is not Severity.Off)];

    /// <summary>Judges all resources.</summary>
    public PolicyReport JudgeAll()
    {
        var report = Judge(rule => stack.Of(rule.Subjects));
        return report with { Problems = [.. configuration.Exemptions.Select(exemption => ProblemOf(exemption, report)).OfType<ExemptionProblem>()] };
    }

    /// <summary>Judges one resource. Exemptions are heeded, but not judged.</summary>
    public PolicyReport Judge(DeclaredResource resource) => Judge(rule => rule.Subjects.Contains(resource.Kind) ? [resource] : []);

    private PolicyReport Judge(Func<Rule, IEnumerable<DeclaredResource>> subjectsOf)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var exempted = ImmutableArray.CreateBuilder<ExemptedFinding>();
        var undecided = ImmutableArray.CreateBuilder<Undecided>();
        foreach (var rule in _rules)
        {
            foreach (var resource in subjectsOf(rule))
            {
                var judgement = new Judgement(stack, configuration.Parameters);
                rule.Check(resource, judgement);
                foreach (var fault in judgement.Faults)
                {
                    var finding = FindingOf(rule.Description, resource, fault);
                    if (configuration.Exemptions.FirstOrDefault(exemption => exemption.Expires >= today && exemption.Covers(finding)) is { } exemption)
                        exempted.Add(new(finding, exemption));
                    else
                        findings.Add(finding);
                }

                if (judgement is { Faults: [], Undecided: not [] })
                    undecided.Add(new(rule.Description, resource, [.. judgement.Undecided.Distinct()]));
            }
        }

        return new()
        {
            Findings = [.. findings.OrderByDescending(finding => finding.Severity)],
            Undecided = undecided.ToImmutable(),
            Exempted = exempted.ToImmutable(),
            Rules = [.. _rules.Select(rule => rule.Description)],
            Resources = stack.Resources.Length,
        };
    }

    /// <summary>Adopted resources are imported as they are; what a rule refuses is corrected once they are in the stack.</summary>
    private Finding FindingOf(RuleDescription rule, DeclaredResource resource, Judgement.Fault fault)
    {
        var severity = configuration.SeverityOf(rule);
        return severity is Severity.Error && stack.IsAdopted(resource)
            ? new(rule, Severity.Warning, resource, fault.Property, $"{fault.Message} (a warning while adopt: true is given, then an error)")
            : new(rule, severity, resource, fault.Property, fault.Message);
    }

    /// <summary>What cannot be decided yet may still become what the exemption is for.</summary>
    private ExemptionProblem? ProblemOf(Exemption exemption, PolicyReport report)
        => exemption.IsImplied
            ? null
            : exemption.Expires < today
            ? new(Severity.Error, exemption, $"the exemption of {exemption.Resource} from {exemption.Rule} expired on {exemption.Expires:O}; ask {exemption.Owner} to renew or remove it")
            : report.Exempted.Any(one => one.Exemption == exemption) || report.Undecided.Any(open => open.Rule.Id == exemption.Rule && exemption.Covers(open.Resource))
                ? null
                : new(Severity.Warning, exemption, $"the exemption of {exemption.Resource} from {exemption.Rule} matches nothing; remove it");
}
