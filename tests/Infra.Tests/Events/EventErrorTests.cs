using GeoRegistry.Configuration;
using GeoRegistry.Events;
using Infra.Tests.Configuration;

namespace Infra.Tests.Events;

/// <summary>Event Grid.</summary>
public class EventErrorTests
{
    private const string Events = "geo-registry:registries[0].events";
    private const string Subscription = $"{Events}.subscriptions[0]";
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-events/providers";
    private const string Account = $"{Group}/Microsoft.Storage/storageAccounts/contosoevents";

    [Fact]
    public void A_subscription_needs_only_a_name_and_an_endpoint()
    {
        var events = Read("subscriptions: [{ name: builds, endpoint: { webhook: 'https://ci.example.com/?key=abc' } }]");

        Assert.Null(events.SystemTopicName);
        Assert.False(events.DeliverWithIdentity);
        var subscription = Assert.Single(events.Subscriptions);
        Assert.Equal("builds", subscription.Name);
        Assert.Equal(["ImagePushed"], subscription.EventTypes.AsEnumerable());
        Assert.IsType<EventEndpoint.Webhook>(subscription.Endpoint);
        Assert.Equal(("", ""), (subscription.SubjectBeginsWith, subscription.SubjectEndsWith));
        Assert.Equal("EventGridSchema", subscription.Schema);
        Assert.Equal((30, 1440), (subscription.MaxDeliveryAttempts, subscription.EventTimeToLiveMinutes));
        Assert.Null(subscription.DeadLetter);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var events = Read($$"""
            systemTopic: { name: contoso-events, identity: true }
              subscriptions:
                - name: deletions
                  eventTypes: [ImageDeleted, ChartDeleted]
                  endpoint: { storageQueue: { account: {{Account}}, queue: deleted } }
                  subjectBeginsWith: app
                  subjectEndsWith: ':v1'
                  schema: CloudEventSchemaV1_0
                  maxDeliveryAttempts: 5
                  eventTimeToLiveMinutes: 60
                  deadLetter: { account: {{Account}}, container: undelivered }
                - { name: builds, endpoint: { eventHub: {{Group}}/Microsoft.EventHub/namespaces/contoso/eventhubs/builds } }
            """);

        Assert.Equal(("contoso-events", true), (events.SystemTopicName, events.DeliverWithIdentity));
        Assert.Equal(["builds", "deletions"], events.Subscriptions.Select(subscription => subscription.Name));
        Assert.Equal(new EventEndpoint.EventHub($"{Group}/Microsoft.EventHub/namespaces/contoso/eventhubs/builds"), events.Subscriptions[0].Endpoint);
        var subscription = events.Subscriptions[1];
        Assert.Equal(["ChartDeleted", "ImageDeleted"], subscription.EventTypes.AsEnumerable());
        Assert.Equal(new EventEndpoint.StorageQueue(Account, "deleted"), subscription.Endpoint);
        Assert.Equal(("app", ":v1"), (subscription.SubjectBeginsWith, subscription.SubjectEndsWith));
        Assert.Equal("CloudEventSchemaV1_0", subscription.Schema);
        Assert.Equal((5, 60), (subscription.MaxDeliveryAttempts, subscription.EventTimeToLiveMinutes));
        Assert.Equal(new DeadLetterSettings(Account, "undelivered"), subscription.DeadLetter);
    }

    [Theory]
    [InlineData("endpoint: {}", "{  }")]
    [InlineData("endpoint: { webhook: 'https://a.example.com', eventHub: HUB }", "{ webhook: …, eventHub: … }")]
    public void An_endpoint_that_is_not_exactly_one_is_refused(string line, string value)
        => Assert.Equal(
            new ConfigurationError(
                $"{Subscription}.endpoint", value, "must have exactly one of webhook, storageQueue, eventHub, serviceBusQueue and serviceBusTopic", null),
            ConfigurationError(line.Replace("HUB", $"{Group}/Microsoft.EventHub/namespaces/contoso/eventhubs/builds", StringComparison.Ordinal)));

    [Theory]
    [InlineData("endpoint: { webhook: 'http://a.example.com' }", "endpoint.webhook", "[secret]")]
    [InlineData("endpoint: { serviceBusTopic: builds }", "endpoint.serviceBusTopic", "\"builds\"")]
    [InlineData("endpoint: { storageQueue: { account: contosoevents, queue: deleted } }", "endpoint.storageQueue.account", "\"contosoevents\"")]
    [InlineData("eventTypes: [ImagePulled]", "eventTypes[0]", "\"ImagePulled\"")]
    [InlineData("maxDeliveryAttempts: 31", "maxDeliveryAttempts", "31")]
    [InlineData("eventTimeToLiveMinutes: 0", "eventTimeToLiveMinutes", "0")]
    [InlineData("schema: Custom", "schema", "\"Custom\"")]
    [InlineData("deadLetter: { account: ACCOUNT, container: Undelivered }", "deadLetter.container", "\"Undelivered\"")]
    public void A_mistake_in_a_subscription_is_refused(string line, string key, string value)
    {
        var mistake = ConfigurationError((line.StartsWith("endpoint", StringComparison.Ordinal) ? line : $"endpoint: {{ webhook: 'https://a.example.com' }}, {line}")
            .Replace("ACCOUNT", Account, StringComparison.Ordinal));

        Assert.Equal(($"{Subscription}.{key}", value), (mistake.Path, mistake.Value));
    }

    [Theory]
    [InlineData("systemTopic: { name: a.b }\n  subscriptions: [{ name: builds, endpoint: { webhook: 'https://a.example.com' } }]", "systemTopic.name")]
    [InlineData("systemTopic: {}", "subscriptions")]
    [InlineData("subscriptions: []", "subscriptions")]
    [InlineData(
        "subscriptions: [{ name: builds, endpoint: { webhook: 'https://a.example.com' } }, { name: Builds, endpoint: { webhook: 'https://a.example.com' } }]",
        "subscriptions[1].name")]
    public void A_mistake_beside_the_subscriptions_is_refused(string lines, string key)
        => Assert.Equal($"{Events}.{key}", Assert.Single(SettingsFile.MistakesWith($"events:\n  {lines}")).Path);

    private static EventSettings Read(string lines) => Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith($"events:\n  {lines}")).Registries).Events!;

    private static ConfigurationError ConfigurationError(string line) => Assert.Single(SettingsFile.MistakesWith($"events: {{ subscriptions: [{{ name: builds, {line} }}] }}"));
}
