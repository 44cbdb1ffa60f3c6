using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO049: a registry with replicas has no soft delete.</summary>
internal sealed class SoftDeleteWithoutReplicas : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO049",
        Title = "Soft delete is off where there are replicas",
        Checks = "`policies.softDeletePolicy.status` of a registry with replicas is not `enabled`.",
        Why = "Azure does not support soft delete in a registry that is replicated.",
        Fix = "Remove `policies.softDelete`, or `policies.softDeletePolicy` of the registry; locks and protection keep what must not be lost.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        !(SoftDeleteStatus.IsOn(subject) & evaluation.Stack.ReplicasOf(subject).Any()),
        SoftDeleteStatus.Property,
        "soft delete is on in a registry with replicas");
}
