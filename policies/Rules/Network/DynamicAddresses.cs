using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO054: endpoints of registries with replicas get their addresses from Azure.</summary>
internal sealed class DynamicAddresses : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO054",
        Title = "Endpoints get their addresses from Azure",
        Checks = "A private endpoint to a registry with replicas has no `ipConfigurations`.",
        Why = "With fixed addresses, a new replica fails until the endpoint has an address for it.",
        Fix = "Leave `addresses` of the endpoint out (`ipConfigurations`), or create replicas before you fix addresses.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.PrivateEndpoint];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var registry = RegistryPrivateEndpoints.RegistryOf(evaluation.Stack, subject);
        var hasReplicas = registry is not null ? evaluation.Stack.OwnedBy(registry, Kinds.Replication, "registryName").Any()
            : RegistryPrivateEndpoints.IsTargetUnknown(subject) ? RegistryPrivateEndpoints.LeadsToRegistry(subject) & Decision.Undecided
            : Decision.No;
        evaluation.Require(
            !(subject["ipConfigurations"].Any(_ => Decision.Yes) & hasReplicas),
            "ipConfigurations",
            "the addresses are fixed, so that no further replica can be created before one is added here");
    }
}
