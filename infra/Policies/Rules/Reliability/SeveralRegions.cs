using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO008: a registry in production has a replica outside its home region.</summary>
public sealed class SeveralRegions : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO008",
        Title = "A registry in production is in more than one region",
        Checks = "A registry in production has a replica whose `location` is another than its own. In production is what has the tag `environment: prod`, or "
            + "no such tag in a stack named so.",
        Why = "While the only region is down, no image can be pulled: nodes that are added or replaced elsewhere cannot start anything.",
        Fix = "Add a region to `replicas`, or declare a `Replication` of the registry.",
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
    public override void Check(DeclaredResource subject, Judgement judgement) => judgement.Require(
        !judgement.Stack.IsProduction(subject) | judgement.Stack.ReplicasOf(subject).Any(replica => !replica.IsBeside(subject)),
        "location",
        "the registry is in production, and no replica is outside its home region");
}
