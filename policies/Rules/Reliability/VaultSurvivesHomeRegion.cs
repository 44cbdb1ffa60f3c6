using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO048: the key of a replicated registry does not fail with one region.</summary>
internal sealed class VaultSurvivesHomeRegion : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO048",
        Title = "The encryption key survives the loss of its region",
        Checks = "The key vault that a registry with replicas takes its encryption key from is in a region whose vaults Key Vault copies to another one.",
        Why = "Every region of the registry needs the key. While the vault's region is down and there is no copy, no image can be pulled.",
        Fix = "Put the vault into a region that has a pair and is not `brazilsouth`, `brazilsoutheast` or `westus3`; `encryption.vault.id` names a "
            + "vault that exists already.",
        Severity = Severity.Warning,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/reliability/reliability-key-vault",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Vault];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var isCopied = subject.IsIn(region => VaultReplication.Target(region) is not null);
        if (isCopied.IsYes)
            return;
        var needed = evaluation.Stack.Of(Kinds.Registry).Select(registry => TakesItsKeyFrom(subject, registry) & evaluation.Stack.ReplicasOf(registry).Any());
        evaluation.Require(
            isCopied | !Decision.Any(needed),
            "location",
            $"a registry with replicas takes its key from this vault, and Key Vault copies nothing from {subject.Region?.Name} to another region");
    }

    private static Decision TakesItsKeyFrom(DeclaredResource vault, DeclaredResource registry)
    {
        var key = registry["encryption.keyVaultProperties.keyIdentifier"];
        return key.IsGiven.IsNo ? Decision.No
            : registry.WaitsFor(vault) ? Decision.Yes
            : DeclaredStack.AzureName(vault).Text is { } name ? key.Is(address => address.StartsWith($"https://{name}.", StringComparison.OrdinalIgnoreCase))
            : Decision.Undecided;
    }
}
