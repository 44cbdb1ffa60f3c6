using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO013: pushed images are hidden until they are released.</summary>
internal sealed class QuarantineOn : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO013",
        Title = "Quarantine is on",
        Checks = "`policies.quarantinePolicy.status` of a registry is `enabled`.",
        Why = "An image that nobody has scanned can be pulled as soon as it is pushed. It takes a scanner that releases images: without one nothing "
            + "can be pulled.",
        Fix = "Set `policies.quarantine: true` once a scanner has the role AcrQuarantineWriter.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.OnRequest,
        Source = "https://github.com/Azure/acr/tree/main/docs/preview/quarantine",
        SameAs =
        [
            new("PSRule", "AZR-000008"),
            new("Checkov", "CKV_AZURE_166"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            subject["policies.quarantinePolicy.status"].Is("enabled"),
            "policies.quarantinePolicy.status",
            "images can be pulled before anything has scanned them");
}
