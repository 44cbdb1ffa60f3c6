using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>The result of the evaluation of a stack by all rules that are on.</summary>
public sealed record PolicyReport
{
    /// <summary>The violations, the most serious first, then ordered by rule and by the declaration of the resources.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The rules that are undecided, each with a resource.</summary>
    public required ImmutableArray<UndecidedRule> Undecided { get; init; }

    /// <summary>The violations that the configuration allows. Default empty.</summary>
    public ImmutableArray<ExemptedFinding> Exempted { get; init; } = [];

    /// <summary>What is wrong with the exemptions themselves. Default empty.</summary>
    public ImmutableArray<ExemptionProblem> Problems { get; init; } = [];

    /// <summary>The rules that were evaluated.</summary>
    public required ImmutableArray<RuleDescription> Rules { get; init; }

    /// <summary>The number of declared resources.</summary>
    public required int Resources { get; init; }

    /// <summary>Whether the evaluation took place during a deployment, which may have changed resources before. Default false: nothing was changed.</summary>
    internal bool IsDuringDeployment { get; init; }

    /// <summary>The highest severity among <see cref="Findings"/> and <see cref="Problems"/>; <see cref="Severity.Off"/> if there are none.</summary>
    public Severity Worst => Findings.Select(finding => finding.Severity).Concat(Problems.Select(problem => problem.Severity)).DefaultIfEmpty().Max();
}
