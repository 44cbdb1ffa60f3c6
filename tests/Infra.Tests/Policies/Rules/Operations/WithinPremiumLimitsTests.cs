using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class WithinPremiumLimitsTests : RuleTests
{
    private protected override Rule Rule => new WithinPremiumLimits();

    private protected override Examples Passing => new()
    {
        ["few"] = "- containerregistry:Registry contoso: {}",
        ["as many as there may be"] = Registry("ipRules", 200) + OwnedResources("containerregistry:Webhook", "registryName: !of contoso", 500),
    };

    private protected override Examples Failing => new()
    {
        ["webhooks"] = new(
            Registry("ipRules", 0) + OwnedResources("containerregistry:Webhook", "registryName: !of contoso", 501), Said("webhooks", 501, "webhooks", 500)),
        ["cache rules"] = new(
            Registry("ipRules", 0) + OwnedResources("containerregistry:CacheRule", "registryName: !of contoso", 1001),
            Said("cacheRules", 1001, "cache rules", 1000)),
        ["private endpoints"] = new(
            Registry("ipRules", 0) + OwnedResources("network:PrivateEndpoint", "privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }]", 201),
            Said("privateEndpoints", 201, "private endpoints", 200)),
        ["IP rules"] = new(Registry("ipRules", 201), Said("networkRuleSet.ipRules", 201, "IP rules", 200)),
        ["rules for virtual networks"] = new(
            Registry("virtualNetworkRules", 101), Said("networkRuleSet.virtualNetworkRules", 101, "rules for virtual networks", 100)),
    };

    private protected override Examples Undecided => new()
    {
        ["rules not known"] = new(
            "- containerregistry:Registry contoso: { networkRuleSet: !unknown }",
            "contoso networkRuleSet.ipRules",
            "contoso networkRuleSet.virtualNetworkRules"),
        ["webhooks not known"] = new(Registry("ipRules", 0) + OwnedResources("containerregistry:Webhook", "registryName: !unknown", 1), "contoso webhooks"),
    };

    private static string Registry(string rules, int count)
        => $"- containerregistry:Registry contoso: {{ networkRuleSet: {{ {rules}: [{string.Join(", ", Enumerable.Repeat("{}", count))}] }} }}";

    private static string OwnedResources(string kind, string inputs, int count)
        => string.Concat(Enumerable.Range(1, count).Select(number => $"\n- {kind} part{number}: {{ {inputs} }}"));

    private static string Said(string property, int count, string things, int limit)
        => $"contoso {property}: the registry has {count} {things}; a Premium registry holds {limit}";
}
