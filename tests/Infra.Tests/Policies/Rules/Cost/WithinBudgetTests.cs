using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Cost;

namespace Infra.Tests.Policies.Rules.Cost;

public sealed class WithinBudgetTests : RuleTests
{
    private static readonly PolicyParameters Parameters = new() { MonthlyBudget = 110 };

    private protected override Rule Rule => new WithinBudget();

    private protected override Examples Passing => new()
    {
        ["within"] = new(
            """
            - containerregistry:Registry contoso: { sku: { name: Premium } }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """)
        { Parameters = Parameters },
        ["no budget"] =
            """
            - containerregistry:Registry contoso: { sku: { name: Premium } }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication westus: { registryName: !of contoso, location: westus }
            - containerregistry:Replication uksouth: { registryName: !of contoso, location: uksouth }
            """,
        ["no registry"] = new("- privatedns:PrivateZone zone: {}") { Parameters = Parameters },
    };

    private protected override Examples Failing => new()
    {
        ["over, said once"] = new(
            """
            - containerregistry:Registry contoso: { sku: { name: Premium } }
            - containerregistry:Registry other: { sku: { name: Basic } }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - containerregistry:AgentPool pool: { tier: S1, count: 0 }
            """,
            "contoso sku.name: the stack costs 114.25 US dollars (registries: 2 for 55.76, replicas: 1 for 50.69, private "
                + "endpoints: 1 for 7.30, private DNS zones: 1 for 0.50, agent pools: 1 for 0.00) a month, over the budget of "
                + "110.00 US dollars; traffic, volume and storage are not in it")
        { Parameters = Parameters },
        ["an agent pool"] = new(
            """
            - containerregistry:Registry contoso: { sku: { name: Premium } }
            - containerregistry:AgentPool pool: { tier: S1 }
            """,
            "contoso sku.name: the stack costs 576.29 US dollars (registries: 1 for 50.69, agent pools: 1 for 525.60) a "
                + "month, over the budget of 110.00 US dollars; traffic, volume and storage are not in it")
        { Parameters = Parameters },
    };

    private protected override Examples Undecided => new()
    {
        ["tier not known"] = new("- containerregistry:Registry contoso: { sku: { name: !unknown } }", "contoso sku.name") { Parameters = Parameters },
        ["pool not known"] = new(
            """
            - containerregistry:Registry contoso: { sku: { name: Premium } }
            - containerregistry:AgentPool pool: { tier: S1, count: !unknown }
            """,
            "contoso sku.name")
        { Parameters = Parameters },
    };
}
