using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO025: registries, replicas and key vaults in production have a lock.</summary>
internal sealed class LockedInProduction : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO025",
        Title = "What production depends on is locked",
        Checks = "A registry in production, its replicas and a key vault in production have a management lock: on themselves or on their resource group, on "
            + "a replica also through the registry, on a registry also on its home region's replica.",
        Why = "A lock keeps people and other tools from deleting it: Pulumi's protection only binds Pulumi.",
        Fix = "Set `lock: CanNotDelete` (the default where `protect` is true), or declare a `ManagementLockByScope` with the level `CanNotDelete`.",
        Severity = Severity.Warning,
        Category = Category.Reliability,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-image-lock",
        SameAs = [new("KICS", "a187ac47-8163-42ce-8a63-c115236be6fb")],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry, Kinds.Replication, Kinds.Vault];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            ManagementLocks.Cover(subject, evaluation.Stack) | !InProduction.Is(subject, evaluation.Stack),
            "scope",
            "it is in production, but has no lock against deletion");
}
