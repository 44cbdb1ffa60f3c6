using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO034: what is deleted from a key vault can be restored.</summary>
internal sealed class VaultPurgeProtection : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO034",
        Title = "Key vaults keep what is deleted",
        Checks = "`properties.enablePurgeProtection` of a key vault is true, and `properties.enableSoftDelete` is left out or true.",
        Why = "Without its key a registry is lost. Purge protection keeps a deleted key for the whole soft-delete period, whoever deletes it.",
        Fix = "Set `enablePurgeProtection: true`, as the key vault of `encryption` has it. It cannot be undone.",
        Severity = Severity.Error,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
        SameAs =
        [
            new("PSRule", "AZR-000124"),
            new("PSRule", "AZR-000125"),
            new("Checkov", "CKV_AZURE_42"),
            new("Checkov", "CKV_AZURE_110"),
            new("Checkov", "CKV_AZURE_111"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Vault];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        evaluation.Require(
            subject["properties.enablePurgeProtection"].Is(true), "properties.enablePurgeProtection", "keys can be destroyed before anybody can restore them");
        evaluation.Require(!subject["properties.enableSoftDelete"].Is(false), "properties.enableSoftDelete", "deleted keys cannot be restored");
    }
}
