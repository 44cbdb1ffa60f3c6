using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO008: a registry in production has a replica outside its home region, so that it is in two regions.</summary>
internal sealed class SeveralRegions : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO008",
        Title = "A registry in production is in more than one region",
        Checks = "A registry in production has a replica whose `location` is another than its own, so it is in two regions at least, the home region "
            + "among them. In production is what has the tag `environment: prod`, or no such tag in a stack named so.",
        Why = "While the only region is down, no image can be pulled: nodes that are added or replaced elsewhere cannot start anything. Microsoft plans with "
            + "two to three regions or more; the rule asks for two, the fewest that survive the loss of one, because a third is a matter of load, distance "
            + "and price. With two, all clients pull from the one that is left, and nothing is behind it until the other is back; with three, two are left.",
        Fix = "Add a region to `replicas`, or declare a `Replication` of the registry. Add a third where one region cannot carry all pulls, or an outage of "
            + "two at once has to be survived.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/reliability/reliability-container-registry",
        SameAs =
        [
            new("PSRule", "AZR-000004"),
            new("Checkov", "CKV_AZURE_165"),
            new("APRL", "36ea6c09"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        !evaluation.Stack.IsProduction(subject) | evaluation.Stack.ReplicasOf(subject).Any(replica => !replica.IsBeside(subject)),
        "location",
        "the registry is in production, and no replica is outside its home region");
}
