using System.Collections.Immutable;
using Pulumi;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>A registry as older API versions take it: the default one no longer has rules for virtual networks.</summary>
public sealed class OlderRegistryArgs : ResourceArgs
{
    [Input("registryName")]
    public string RegistryName { get; init; } = "contoso";

    [Input("resourceGroupName")]
    public string ResourceGroupName { get; init; } = "rg-registry";

    [Input("location")]
    public string Location { get; init; } = "westeurope";

    [Input("sku")]
    public ImmutableDictionary<string, object> Sku { get; init; } = Map("name", "Premium");

    [Input("networkRuleSet")]
    public ImmutableDictionary<string, object> NetworkRuleSet { get; init; }
        = Map("virtualNetworkRules", ImmutableArray.Create<object>(Map("virtualNetworkResourceId", "vnet/snet")));

    private static ImmutableDictionary<string, object> Map(string key, object value) => ImmutableDictionary<string, object>.Empty.Add(key, value);
}
