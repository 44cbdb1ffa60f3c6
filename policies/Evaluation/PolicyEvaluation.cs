using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>Evaluates a stack by all rules that are on.</summary>
/// <param name="stack">The declared resources.</param>
/// <param name="configuration">Which rules are on, and how they are evaluated.</param>
/// <param name="today">The current day in UTC, which decides whether exemptions have expired.</param>
internal sealed class PolicyEvaluation(DeclaredStack stack, PolicyConfiguration configuration, DateOnly today)
{
    private readonly ImmutableArray<Rule> _rules = [.. configuration.Rules.Where(rule => configuration.SeverityOf(rule.Description) is not Severity.Off)];

    /// <summary>Evaluates all resources, and checks the exemptions.</summary>
    internal PolicyReport EvaluateAll()
    {
        var report = Evaluate(rule => stack.Of(rule.Subjects));
        return report with { Problems = [.. configuration.Exemptions.Select(exemption => ProblemOf(exemption, report)).OfType<ExemptionProblem>()] };
    }

    /// <summary>Evaluates one resource. Exemptions count, but are not checked.</summary>
    internal PolicyReport Evaluate(DeclaredResource resource) => Evaluate(rule => rule.Subjects.Contains(resource.Kind) ? [resource] : []);

    private PolicyReport Evaluate(Func<Rule, IEnumerable<DeclaredResource>> subjectsOf)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var exempted = ImmutableArray.CreateBuilder<ExemptedFinding>();
        var undecided = ImmutableArray.CreateBuilder<UndecidedRule>();
        foreach (var rule in _rules)
        {
            foreach (var resource in subjectsOf(rule))
            {
                var evaluation = new RuleEvaluation(stack, configuration.Parameters);
                rule.Check(resource, evaluation);
                foreach (var violation in evaluation.Violations)
                {
                    var finding = FindingOf(rule.Description, resource, violation);
                    if (configuration.Exemptions.FirstOrDefault(one => one.Expires >= today && one.Covers(rule.Description.Id, resource)) is { } exemption)
                        exempted.Add(new(finding, exemption));
                    else
                        findings.Add(finding);
                }

                if (evaluation is { Violations: [], Undecided: not [] })
                    undecided.Add(new(rule.Description, resource, [.. evaluation.Undecided.Distinct()]));
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

    /// <summary>Adopted resources are imported as they are; an error in them can be corrected once they are in the stack.</summary>
    private Finding FindingOf(RuleDescription rule, DeclaredResource resource, RuleEvaluation.Violation violation)
    {
        var severity = configuration.SeverityOf(rule);
        return severity is Severity.Error && stack.IsAdopted(resource)
            ? new(rule, Severity.Warning, resource, violation.Property, $"{violation.Message} (a warning while adopt: true is given, then an error)")
            : new(rule, severity, resource, violation.Property, violation.Message);
    }

    private ExemptionProblem? ProblemOf(Exemption exemption, PolicyReport report)
    {
        if (exemption.IsImplied)
            return null;
        var subject = $"the exemption of {exemption.Resource} from {exemption.Rule}";
        return exemption.Expires < today
            ? new(Severity.Error, exemption, $"{subject} expired on {exemption.Expires:O}; ask {exemption.Owner} to renew or remove it")
            : IsUsed(exemption, report) ? null
            : new(Severity.Warning, exemption, $"{subject} matches nothing; remove it");
    }

    /// <summary>An exemption may be needed for a rule that is still undecided.</summary>
    private static bool IsUsed(Exemption exemption, PolicyReport report)
        => report.Exempted.Any(one => one.Exemption == exemption) || report.Undecided.Any(open => exemption.Covers(open.Rule.Id, open.Resource));
}
