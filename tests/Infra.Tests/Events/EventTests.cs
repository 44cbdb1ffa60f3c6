using Infra.Tests.Mocks;

namespace Infra.Tests.Events;

/// <summary>Event Grid.</summary>
public class EventTests
{
    private const string Registry =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-events/providers";
    private const string Account = $"{Group}/Microsoft.Storage/storageAccounts/contosoevents";
    private const string SubscriptionType = "azure-native:eventgrid:SystemTopicEventSubscription";

    [Fact]
    public async Task The_topic_is_where_the_registry_is_and_named_after_it()
    {
        var mocks = await StackRun.StackAsync(Settings("", "endpoint: { webhook: 'https://ci.example.com/?key=abc' }"));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "systemTopicName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "source": "{{Registry}}",
                  "topicType": "Microsoft.ContainerRegistry.Registries",
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs("azure-native:eventgrid:SystemTopic", "contoso-events"));
    }

    [Fact]
    public async Task A_subscription_sends_pushes_to_its_endpoint_and_tries_for_a_day()
    {
        var mocks = await StackRun.StackAsync(Settings("", "endpoint: { webhook: 'https://ci.example.com/?key=abc' }"));

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "eventSubscriptionName": "builds",
                  "systemTopicName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "eventDeliverySchema": "EventGridSchema",
                  "filter": {
                    "includedEventTypes": ["Microsoft.ContainerRegistry.ImagePushed"],
                    "isSubjectCaseSensitive": false,
                    "subjectBeginsWith": "",
                    "subjectEndsWith": ""
                  },
                  "retryPolicy": { "maxDeliveryAttempts": 30, "eventTimeToLiveInMinutes": 1440 },
                  "destination": {
                    "endpointType": "WebHook",
                    "endpointUrl": "https://ci.example.com/?key=abc",
                    "maxEventsPerBatch": 1,
                    "preferredBatchSizeInKilobytes": 64
                  }
                }
                """),
            mocks.Inputs(SubscriptionType, "contoso-events-builds"));
    }

    [Theory]
    [InlineData("storageQueue: { account: ACCOUNT, queue: builds }", """{ "endpointType": "StorageQueue", "resourceId": "ACCOUNT", "queueName": "builds" }""")]
    [InlineData("eventHub: HUB", """{ "endpointType": "EventHub", "resourceId": "HUB" }""")]
    [InlineData("serviceBusQueue: QUEUE", """{ "endpointType": "ServiceBusQueue", "resourceId": "QUEUE" }""")]
    [InlineData("serviceBusTopic: TOPIC", """{ "endpointType": "ServiceBusTopic", "resourceId": "TOPIC" }""")]
    public async Task Every_receiver_is_reached_with_its_key_or_with_the_topics_identity(string endpoint, string destination)
    {
        var subscription = $"endpoint: {{ {Ids(endpoint)} }}, deadLetter: {{ account: {Account}, container: undelivered }}";
        var withKeys = await StackRun.StackAsync(Settings("", subscription));
        var withIdentity = await StackRun.StackAsync(Settings("systemTopic: { name: contoso-events, identity: true }", subscription));

        var container = $$"""{ "endpointType": "StorageBlob", "resourceId": "{{Account}}", "blobContainerName": "undelivered" }""";
        Assert.Equal(
            PlainJson.Normalize(Ids($$"""{ "destination": {{destination}}, "deadLetterDestination": {{container}} }""")), Receivers(withKeys));
        Assert.Equal(
            PlainJson.Normalize(Ids($$"""
                {
                  "deliveryWithResourceIdentity": { "destination": {{destination}}, "identity": { "type": "SystemAssigned" } },
                  "deadLetterWithResourceIdentity": { "deadLetterDestination": {{container}}, "identity": { "type": "SystemAssigned" } }
                }
                """)),
            Receivers(withIdentity));
        var topic = withIdentity.Inputs("azure-native:eventgrid:SystemTopic", "contoso-events");
        Assert.Contains("\"systemTopicName\": \"contoso-events\"", topic, StringComparison.Ordinal);
        Assert.Contains("\"type\": \"SystemAssigned\"", topic, StringComparison.Ordinal);
        Assert.Contains(
            "\"principalId\": \"11111111-0000-0000-0000-000000000002\"",
            await withIdentity.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_called_without_the_topics_identity()
    {
        var mocks = await StackRun.StackAsync(Settings("systemTopic: { identity: true }", "endpoint: { webhook: 'https://ci.example.com' }"));

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "destination": {
                    "endpointType": "WebHook",
                    "endpointUrl": "https://ci.example.com",
                    "maxEventsPerBatch": 1,
                    "preferredBatchSizeInKilobytes": 64
                  }
                }
                """),
            Receivers(mocks));
    }

    [Fact]
    public async Task A_registry_without_events_has_no_topic()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");

        Assert.DoesNotContain(mocks.Registered, name => name.StartsWith("SystemTopic", StringComparison.Ordinal));
    }

    private static string Settings(string topic, string subscription) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          tags: {"{"} owner: platform {"}"}
          events:
            subscriptions: [{"{"} name: builds, {subscription} {"}"}]
            {topic}
        """;

    private static string Ids(string text) => text
        .Replace("ACCOUNT", Account, StringComparison.Ordinal)
        .Replace("HUB", $"{Group}/Microsoft.EventHub/namespaces/contoso/eventhubs/builds", StringComparison.Ordinal)
        .Replace("QUEUE", $"{Group}/Microsoft.ServiceBus/namespaces/contoso/queues/builds", StringComparison.Ordinal)
        .Replace("TOPIC", $"{Group}/Microsoft.ServiceBus/namespaces/contoso/topics/builds", StringComparison.Ordinal);

    /// <summary>The inputs of a subscription that say where it sends events.</summary>
    private static string Receivers(AzureMocks mocks)
    {
        var inputs = System.Text.Json.Nodes.JsonNode.Parse(mocks.Inputs(SubscriptionType, "contoso-events-builds"))!.AsObject();
        foreach (var other in new[] { "eventSubscriptionName", "systemTopicName", "resourceGroupName", "eventDeliverySchema", "filter", "retryPolicy" })
            _ = inputs.Remove(other);
        return PlainJson.Normalize(inputs.ToJsonString());
    }
}
