using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>What all rules say of a stack.</summary>
public sealed record PolicyReport
{
    /// <summary>What is wrong, the most serious first, then by rule and in the order of the resources' declaration.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Which rules cannot be decided yet for which resources.</summary>
    public required ImmutableArray<Undecided> Undecided { get; init; }

    /// <summary>What would be wrong, were it not exempted.</summary>
    public ImmutableArray<ExemptedFinding> Exempted { get; init; } = [];

    /// <summary>What is wrong with the exemptions themselves.</summary>
    public ImmutableArray<ExemptionProblem> Problems { get; init; } = [];

    /// <summary>The rules that were looked at.</summary>
    public required ImmutableArray<RuleDescription> Rules { get; init; }

    /// <summary>How many resources were looked at.</summary>
    public required int Resources { get; init; }

    /// <summary>The most serious of all that is found; <see cref="Severity.Off"/> where nothing is.</summary>
    public Severity Worst => Findings.Select(finding => finding.Severity).Concat(Problems.Select(problem => problem.Severity)).DefaultIfEmpty().Max();
}

/// <summary>A rule that cannot be decided for a resource, because of values that are only known once other resources are there.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Properties">The inputs that are not known.</param>
public sealed record Undecided(RuleDescription Rule, DeclaredResource Resource, ImmutableArray<string> Properties);

/// <summary>A finding that the configuration exempts.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Exemption">The exemption.</param>
public sealed record ExemptedFinding(Finding Finding, Exemption Exemption);

/// <summary>An exemption that has expired or matches nothing.</summary>
/// <param name="Severity">An error where it has expired, a warning where it matches nothing.</param>
/// <param name="Exemption">The exemption.</param>
/// <param name="Message">What is wrong with it, beginning with a lower-case letter and without a full stop.</param>
public sealed record ExemptionProblem(Severity Severity, Exemption Exemption, string Message);
