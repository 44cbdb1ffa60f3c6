using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO003: the internet does not reach the registry.</summary>
internal sealed class PublicAccessOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO003",
        Title = "Public network access is off",
        Checks = "`publicNetworkAccess` of a registry is `Disabled`.",
        Why = "While it is on, a stolen credential works from anywhere in the world. Left out, it is on.",
        Fix = "Add `privateAccess.endpoints`, with which `publicAccess.enabled` is false. In resources of your own: `publicNetworkAccess: Disabled`.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Regulated,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks",
        SameAs =
        [
            new("Checkov", "CKV_AZURE_139"),
            new("Azure Policy", "0fdf0491-d080-4575-b627-ad0e843cba0f"),
            new("Azure Policy", "a3701552-92ea-433e-9d17-33b7f1208fc9"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            subject["publicNetworkAccess"].Is("Disabled"),
            "publicNetworkAccess",
            "the internet reaches the registry; disable public network access");
}
