using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO046: registries, replicas and key vaults in production are protected.</summary>
internal sealed class ProtectedInProduction : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO046",
        Title = "What production depends on is protected",
        Checks = "A registry in production, its replicas and a key vault in production have the option `Protect`.",
        Why = "An error in the program or its settings could otherwise delete or replace them: all images, a region's, or the key that a registry cannot "
            + "be read without.",
        Fix = "Set `protect: true` (the default in a stack named so), or the option `Protect`. A registry with `protect: false`, and a replica whose "
            + "region `allowReplicaRemoval` names, are unprotected by their owner's decision and shown as exempted.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry, Kinds.Replication, Kinds.Vault];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        subject.IsProtected | !InProduction.Is(subject, evaluation.Stack),
        "protect",
        "it is in production, but nothing keeps Pulumi from deleting or replacing it");
}
