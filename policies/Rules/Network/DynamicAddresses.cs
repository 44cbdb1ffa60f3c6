using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO054: endpoints of registries with replicas get their addresses from Azure.</summary>
public sealed class DynamicAddresses : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO054",
        Title = "Endpoints get their addresses from Azure",
        Checks = "A private endpoint to a registry with replicas has no `ipConfigurations`.",
        Why = "With fixed addresses each further replica fails until the endpoint has one for it.",
        Fix = "Leave `addresses` of the endpoint out (`ipConfigurations`), or create replicas before you fix addresses.",
        Severity = Severity.Warning,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.PrivateEndpoint];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, Judgement judgement)
    {
        var registry = RegistryEndpoints.RegistryOf(judgement.Stack, subject);
        var hasReplicas = registry is not null ? judgement.Stack.PartsOf(registry, Kinds.Replication, "registryName").Any()
            : RegistryEndpoints.IsTargetUnknown(subject) ? RegistryEndpoints.LeadsToRegistry(subject) & Truth.Unknown
            : Truth.No;
        judgement.Require(
            !(subject["ipConfigurations"].Any(_ => Truth.Yes) & hasReplicas),
            "ipConfigurations",
            "the addresses are fixed, so that no further replica can be created before one is added here");
    }
}
