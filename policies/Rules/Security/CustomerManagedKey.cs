using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO018: the registry is encrypted with a customer-managed key.</summary>
internal sealed class CustomerManagedKey : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO018",
        Title = "The registry is encrypted with a customer-managed key",
        Checks = "`encryption.status` of a registry is `enabled`.",
        Why = "Some regulations require that the owner of data holds the key, can rotate it and can revoke it. It can be chosen only when the registry "
            + "is created, and cannot be undone.",
        Fix = "Set `encryption` before the registry is created; an existing registry has to be replaced and its images imported.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Regulated,
        Source = "https://learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys",
        SameAs =
        [
            new("Azure Policy", "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(subject["encryption.status"].Is("enabled"), "encryption.status", "the registry is encrypted with a Microsoft-managed key");
}
