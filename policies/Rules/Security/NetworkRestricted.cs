using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO004: not the whole internet reaches the registry.</summary>
internal sealed class NetworkRestricted : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO004",
        Title = "The network is restricted",
        Checks = "`publicNetworkAccess` of a registry is `Disabled`, or its `networkRuleSet.defaultAction` is `Deny`.",
        Why = "Otherwise a stolen credential works from anywhere in the world.",
        Fix = "Add `privateAccess.endpoints`, or let in only the addresses in `publicAccess.ipRules`. In resources of your own: "
            + "`networkRuleSet.defaultAction: Deny`.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks",
        SameAs =
        [
            new("PSRule", "AZR-000402"),
            new("Azure Policy", "d0793b48-0edc-4296-a390-4c75d1bdfd71"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(subject.HasRestrictedNetwork(), "networkRuleSet.defaultAction", "every address on the internet reaches the registry");
}
