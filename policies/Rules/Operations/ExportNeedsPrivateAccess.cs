using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO056: export is only off where public access is off too.</summary>
internal sealed class ExportNeedsPrivateAccess : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO056",
        Title = "Export is only off where public access is off",
        Checks = "A registry with `policies.exportPolicy.status: disabled` has `publicNetworkAccess: Disabled`.",
        Why = "Azure refuses the one without the other.",
        Fix = "Set `publicAccess.enabled: false` (`publicNetworkAccess`), or leave `policies.export` out.",
        Severity = Severity.Error,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/data-loss-prevention",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            !subject["policies.exportPolicy.status"].Is("disabled") | subject["publicNetworkAccess"].Is("Disabled"),
            "publicNetworkAccess",
            "export is off while public network access is on");
}
