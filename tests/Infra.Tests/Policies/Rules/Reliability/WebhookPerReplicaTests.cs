using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class WebhookPerReplicaTests : RuleTests
{
    private protected override Rule Rule => new WebhookPerReplica();

    private protected override Examples Passing => new()
    {
        ["no webhooks"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """,
        ["one in each region"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: westeurope }
            - containerregistry:Webhook hook2: { registryName: !of contoso, location: East US }
            """,
        ["registry not in the stack"] = "- containerregistry:Replication eastus: { registryName: contoso, location: eastus }",
    };

    private protected override Examples Failing => new()
    {
        ["none for a replica"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: westeurope }
            """,
            "eastus location: the registry has webhooks, but none in eastus"),
        ["none at home"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: eastus }
            """,
            "contoso location: the registry has webhooks, but none in westeurope"),
    };

    private protected override Examples Undecided => new()
    {
        ["webhook's region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: !unknown }
            """,
            "contoso location"),
        ["whose webhook it is"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Webhook hook: { registryName: !of contoso, location: westeurope }
            - containerregistry:Webhook other: { location: eastus, registryName: !unknown }
            """,
            "eastus location"),
        ["whose replica it is"] = new("- containerregistry:Replication eastus: { location: eastus, registryName: !unknown }", "eastus location"),
    };
}
