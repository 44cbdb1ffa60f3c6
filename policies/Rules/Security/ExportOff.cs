using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO015: images cannot be carried out of the registry.</summary>
internal sealed class ExportOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO015",
        Title = "Export is off",
        Checks = "`policies.exportPolicy.status` of a registry is `disabled`.",
        Why = "Whoever may read the registry can otherwise copy all of it into another one, by an import or a transfer, past every network rule.",
        Fix = "Set `policies.export: false`, which needs `privateAccess.endpoints` or `publicAccess.enabled: false`.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Regulated,
        Source = "https://learn.microsoft.com/azure/container-registry/data-loss-prevention",
        SameAs =
        [
            new("PSRule", "Azure.ACR.ExportPolicy"),
            new("Azure Policy", "524b0254-c285-4903-bee6-bb8126cde579"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            subject["policies.exportPolicy.status"].Is("disabled"), "policies.exportPolicy.status", "images can be exported into other registries");
}
