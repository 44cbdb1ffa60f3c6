using GeoRegistry.Events;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class NoCredentialsInUrisTests : RuleTests
{
    private protected override Rule Rule => new NoCredentialsInUris();

    private protected override Examples Passing => new()
    {
        ["nothing secret"] = "- containerregistry:Webhook arrived: { serviceUri: 'https://hooks.contoso.com/registry?region=westeurope&code' }",
        ["marked"] = "- containerregistry:Webhook arrived: { serviceUri: !secret 'https://hooks.contoso.com/?code=abc' }",
        ["events to a queue"] = "- eventgrid:SystemTopicEventSubscription events: { destination: { endpointType: StorageQueue } }",
        ["events to a marked address"] = "- eventgrid:EventSubscription events: { destination: { endpointUrl: !secret 'https://hooks.contoso.com/?sig=abc' } }",
        ["alerts to people"] = "- monitor:ActionGroup oncall: { emailReceivers: [] }",
    };

    private protected override Examples Failing => new()
    {
        ["parameter"] = new(
            "- containerregistry:Webhook arrived: { serviceUri: 'https://hooks.contoso.com/?region=westeurope&code=abc' }",
            "arrived serviceUri: the address holds a credential and is not marked as a secret"),
        ["parameter whose name is escaped"] = new(
            "- containerregistry:Webhook arrived: { serviceUri: 'https://hooks.contoso.com/?%73ig=abc' }",
            "arrived serviceUri: the address holds a credential and is not marked as a secret"),
        ["parameter with a telling name"] = new(
            "- containerregistry:Webhook arrived: { serviceUri: 'https://hooks.contoso.com/?subscription-key=abc' }",
            "arrived serviceUri: the address holds a credential and is not marked as a secret"),
        ["user and password"] = new(
            "- containerregistry:Webhook arrived: { serviceUri: https://user:abc@hooks.contoso.com/ }",
            "arrived serviceUri: the address holds a credential and is not marked as a secret"),
        ["events"] = new(
            "- eventgrid:SystemTopicEventSubscription events: { destination: { endpointUrl: 'https://hooks.contoso.com/?token=abc' } }",
            "events destination.endpointUrl: the address holds a credential and is not marked as a secret"),
        ["alerts"] = new(
            """
            - monitor:ActionGroup oncall:
                webhookReceivers: [{ serviceUri: https://hooks.contoso.com }, { serviceUri: "https://hooks.contoso.com/?key=abc" }]
            """,
            "oncall webhookReceivers.1.serviceUri: the address holds a credential and is not marked as a secret"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- containerregistry:Webhook arrived: { serviceUri: !unknown }", "arrived serviceUri"),
        ["events"] = new("- eventgrid:EventSubscription events: { destination: !unknown }", "events destination.endpointUrl"),
        ["alerts"] = new("- monitor:ActionGroup oncall: { webhookReceivers: !unknown }", "oncall webhookReceivers"),
    };
}
