using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class WebhookInRegistryRegionsTests : RuleTests
{
    private protected override Rule Rule => new WebhookInRegistryRegions();

    private protected override Examples Passing => new()
    {
        ["home region"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: West Europe }
            """,
        ["replica's region"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: eastus }
            """,
        ["registry not in the stack"] = "- containerregistry:Webhook hook: { registryName: contoso, location: eastus }",
    };

    private protected override Examples Failing => new()
    {
        ["elsewhere"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: westus }
            """,
            "hook location: the webhook is in westus, where its registry has no replica"),
    };

    private protected override Examples Undecided => new()
    {
        ["webhook's region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: !unknown }
            """,
            "hook location"),
        ["a replica's region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: westus }
            """,
            "hook location"),
        ["registry"] = new("- containerregistry:Webhook hook: { location: westus, registryName: !unknown }", "hook location"),
    };
}
