using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.EventGrid;

public class EventGridTests
{
    private const string Topic = $"{Group}/providers/Microsoft.EventGrid/systemTopics/contoso";
    private const string Pushed = $"{Topic}/eventSubscriptions/pushed";

    private static string TopicBody(string location = "westeurope", string type = "Microsoft.ContainerRegistry.Registries", string source = Registry)
        => $$"""{ "location": "{{location}}", "properties": { "source": "{{source}}", "topicType": "{{type}}" } }""";

    private static string Webhook(string url) => $$"""{ "endpointType": "WebHook", "properties": { "endpointUrl": "{{url}}" } }""";

    private static string SubscriptionBody(string? destination = null, string more = "")
        => $$"""{ "properties": { "destination": {{destination ?? Webhook("https://contoso.com/events?code=1")}}{{more}} } }""";

    private static async Task<AzureClient> StartWithTopicAsync()
    {
        var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Topic, TopicBody());
        return azure;
    }

    [Theory]
    [InlineData("northeurope", "Microsoft.ContainerRegistry.Registries", Registry, "location")]
    [InlineData("westeurope", "Microsoft.Storage.StorageAccounts", Registry, "properties.topicType")]
    [InlineData("westeurope", "Microsoft.ContainerRegistry.Registries", $"{Registry}2", "properties.source")]
    [InlineData("westeurope", "Microsoft.ContainerRegistry.Registries", Group, "properties.topicType")]
    public async Task System_topic_is_of_its_sources_type_and_region(string location, string type, string source, string target)
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Topic, TopicBody(location, type, source));

        Assert.Equal((400, target), (refused.Status, refused.ErrorTarget));
    }

    [Fact]
    public async Task Source_has_one_system_topic()
    {
        await using var azure = await StartWithTopicAsync();

        var second = await azure.SendAsync("PUT", $"{Topic}2", TopicBody());

        Assert.Equal((409, "properties.source"), (second.Status, second.ErrorTarget));
        Assert.Equal(200, (await azure.SendAsync("PUT", Topic, TopicBody())).Status);
    }

    [Fact]
    public async Task Form_of_the_events_of_a_subscription_is_fixed()
    {
        await using var azure = await StartWithTopicAsync();
        _ = await azure.SucceedAsync("PUT", Pushed, SubscriptionBody());

        var refused = await azure.SendAsync("PUT", Pushed, SubscriptionBody(more: ", \"eventDeliverySchema\": \"CloudEventSchemaV1_0\""));

        Assert.Equal("properties.eventDeliverySchema", refused.ErrorTarget);
    }

    [Fact]
    public async Task Subscription_is_for_all_events_of_a_registry_by_default()
    {
        await using var azure = await StartWithTopicAsync();

        _ = await azure.SucceedAsync("PUT", Pushed, SubscriptionBody());

        var properties = (await azure.GetAsync(Pushed)).Properties;
        Assert.Equal(
            ["ImagePushed", "ImageDeleted", "ChartPushed", "ChartDeleted"],
            properties["filter"]!["includedEventTypes"]!.AsArray().Select(
                type => ((string)type!).Replace("Microsoft.ContainerRegistry.", "", StringComparison.Ordinal)));
        Assert.Equal((Registry, "EventGridSchema"), ((string?)properties["topic"], (string?)properties["eventDeliverySchema"]));
        Assert.Equal((30, 1440), ((int)properties["retryPolicy"]!["maxDeliveryAttempts"]!, (int)properties["retryPolicy"]!["eventTimeToLiveInMinutes"]!));
        Assert.Equal("https://contoso.com/events", (string?)properties["destination"]!["properties"]!["endpointBaseUrl"]);
    }

    [Theory]
    [InlineData(""", "filter": { "subjectBeginsWith": "samples/", "includedEventTypes": ["Microsoft.ContainerRegistry.ImagePushed"] } """, 201)]
    [InlineData(""", "filter": { "includedEventTypes": ["Microsoft.ContainerRegistry.ImagePulled"] } """, 400)]
    [InlineData(""", "retryPolicy": { "maxDeliveryAttempts": 31 } """, 400)]
    [InlineData(""", "retryPolicy": { "eventTimeToLiveInMinutes": 0 } """, 400)]
    public async Task Subscription_takes_events_that_exist_and_retries_at_most_30_times_a_day(string more, int status)
    {
        await using var azure = await StartWithTopicAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", Pushed, SubscriptionBody(more: more))).Status);
    }

    [Fact]
    public async Task Destination_is_an_HTTPS_address_or_a_resource_that_exists()
    {
        await using var azure = await StartWithTopicAsync();
        const string account = $"{Group}/providers/Microsoft.Storage/storageAccounts/contoso";
        const string queue = $$"""{ "endpointType": "StorageQueue", "properties": { "resourceId": "{{account}}", "queueName": "pushed" } }""";

        Assert.Equal(400, (await azure.SendAsync("PUT", Pushed, SubscriptionBody(Webhook("http://contoso.com/events")))).Status);
        Assert.Equal(400, (await azure.SendAsync("PUT", Pushed, SubscriptionBody(queue))).Status);
        Assert.Equal(400, (await azure.SendAsync("PUT", Pushed, """{ "properties": {} }""")).Status);
        _ = await azure.SucceedAsync("PUT", account, """{ "location": "westeurope", "kind": "StorageV2", "sku": { "name": "Standard_LRS" } }""", "2023-05-01");
        Assert.Equal(201, (await azure.SendAsync("PUT", Pushed, SubscriptionBody(queue))).Status);
    }
}
