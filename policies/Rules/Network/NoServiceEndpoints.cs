using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Network;

/// <summary>GEO057: a registry has no service endpoints beside private ones.</summary>
internal sealed class NoServiceEndpoints : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO057",
        Title = "No service endpoints beside private endpoints",
        Checks = "`networkRuleSet.virtualNetworkRules` of a registry with private endpoints is left out or empty.",
        Why = "A registry cannot have both. Azure Policy c4857be7-912a-4c75-87e6-e30292bcdf78 asks for service endpoints; private endpoints "
            + "have replaced them.",
        Fix = "Remove `virtualNetworkRules`, and reach the registry from these networks through private endpoints.",
        Severity = Severity.Error,
        Category = Category.Network,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-private-link",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            !(subject["networkRuleSet.virtualNetworkRules"].Any(_ => Decision.Yes) & RegistryPrivateEndpoints.Of(evaluation.Stack, subject).Any()),
            "networkRuleSet.virtualNetworkRules",
            "the registry has service endpoints beside private endpoints");
}
