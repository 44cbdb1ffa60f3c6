using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Cost;

/// <summary>GEO060: the stack costs no more than it may.</summary>
internal sealed class WithinBudget : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO060",
        Title = "The stack is within its budget",
        Checks = "What the resources of the stack cost in a month, without traffic, volume and storage, is no more than "
            + "`policies.parameters.monthlyBudget`. It is evaluated once, for the first registry.",
        Why = "Each region of a registry costs as much as the registry itself, which is easily overlooked in a list of regions.",
        Fix = "Remove replicas or endpoints that nobody needs, or raise the budget.",
        Severity = Severity.Warning,
        Category = Category.Cost,
        Preset = Preset.Baseline,
        Source = "https://prices.azure.com/api/retail/prices",
        Parameter = "monthlyBudget",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        if (evaluation.Parameters.MonthlyBudget is not { } budget || evaluation.Stack.Of(Kinds.Registry).First() != subject)
            return;
        var estimate = CostEstimate.Of(evaluation.Stack);
        evaluation.Require(
            estimate.Total > budget ? Decision.No : estimate.MayBeMore ? Decision.Undecided : Decision.Yes,
            "sku.name",
            $"the stack costs {estimate} a month, over the budget of {CostEstimate.Dollars(budget)}; traffic, volume and storage are not in it");
    }
}
