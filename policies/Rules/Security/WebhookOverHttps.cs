using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO026: webhooks are sent encrypted.</summary>
internal sealed class WebhookOverHttps : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO026",
        Title = "Webhooks are sent over HTTPS",
        Checks = "`serviceUri` of a webhook begins with `https://`.",
        Why = "Over HTTP anybody on the way reads which images are pushed, and the headers, which often hold what the receiver trusts.",
        Fix = "Give the receiver a certificate, and write `https://` in `webhooks.serviceUri`.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-webhook",
        SameAs =
        [
            new("Checkov", "CKV2_AZURE_30"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Webhook];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            subject["serviceUri"].Is(uri => uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase)),
            "serviceUri",
            "the webhook is not sent over HTTPS");
}
