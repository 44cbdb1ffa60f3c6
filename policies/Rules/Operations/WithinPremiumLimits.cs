using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Operations;

/// <summary>GEO023: a registry has no more parts than Premium holds.</summary>
internal sealed class WithinPremiumLimits : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO023",
        Title = "Registries keep within the limits of Premium",
        Checks = "A registry has at most 500 webhooks, 1000 cache rules, 200 private endpoints, 200 IP rules and 100 rules for virtual networks.",
        Why = "Azure refuses more than that, in the middle of a deployment.",
        Fix = "Spread repositories over a second registry, merge rules, or ask Azure for more private endpoints and exempt the registry.",
        Severity = Severity.Error,
        Category = Category.Operations,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-skus",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var webhooks = evaluation.Stack.OwnedBy(subject, Kinds.Webhook, "registryName");
        var cacheRules = evaluation.Stack.OwnedBy(subject, Kinds.CacheRule, "registryName");
        var rules = subject["networkRuleSet"];
        Limit(webhooks.Known.Length, webhooks.MayHaveMore, PremiumLimits.Webhooks, "webhooks", "webhooks");
        Limit(cacheRules.Known.Length, cacheRules.MayHaveMore, PremiumLimits.CacheRules, "cache rules", "cacheRules");
        var endpoints = RegistryPrivateEndpoints.Of(evaluation.Stack, subject);
        Limit(endpoints.Known.Length, endpoints.MayHaveMore, PremiumLimits.PrivateEndpoints, "private endpoints", "privateEndpoints");
        Limit(rules["ipRules"].Items.Length, rules["ipRules"].IsUnknown, PremiumLimits.IPRules, "IP rules", "networkRuleSet.ipRules");
        var networks = rules["virtualNetworkRules"];
        Limit(networks.Items.Length, networks.IsUnknown, PremiumLimits.VirtualNetworkRules, "rules for virtual networks", "networkRuleSet.virtualNetworkRules");

        void Limit(int known, bool mayBeMore, int limit, string things, string property)
            => evaluation.Require(
                known > limit ? Decision.No : mayBeMore ? Decision.Undecided : Decision.Yes,
                property,
                $"the registry has {known} {things}; a Premium registry holds {limit}");
    }
}
