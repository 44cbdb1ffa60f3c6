using Pulumi.AzureNative.EventGrid;
using Pulumi.AzureNative.EventGrid.Inputs;

namespace GeoRegistry.Events;

/// <summary>Turns receivers of events into what Azure takes for them.</summary>
internal static class EventDestinations
{
    /// <summary>Sets the receiver of events, and where events go that could not be delivered.</summary>
    /// <param name="args">The subscription's arguments.</param>
    /// <param name="subscription">Its settings.</param>
    /// <param name="withIdentity">Whether the topic's identity is used; webhooks take none.</param>
    internal static void Set(SystemTopicEventSubscriptionArgs args, EventSubscriptionSettings subscription, bool withIdentity)
    {
        var identity = new EventSubscriptionIdentityArgs { Type = EventSubscriptionIdentityType.SystemAssigned };
        var destination = ArgumentsOf(subscription.Endpoint);
        if (withIdentity && subscription.Endpoint is not EventEndpoint.Webhook)
            args.DeliveryWithResourceIdentity = new DeliveryWithResourceIdentityArgs { Destination = destination, Identity = identity };
        else
            args.Destination = destination;

        if (subscription.DeadLetter is not { } deadLetter)
            return;
        var container = new StorageBlobDeadLetterDestinationArgs
        {
            EndpointType = "StorageBlob",
            ResourceId = deadLetter.AccountId,
            BlobContainerName = deadLetter.Container,
        };
        if (withIdentity)
            args.DeadLetterWithResourceIdentity = new DeadLetterWithResourceIdentityArgs { DeadLetterDestination = container, Identity = identity };
        else
            args.DeadLetterDestination = container;
    }

    private static object ArgumentsOf(EventEndpoint endpoint) => endpoint switch
    {
        EventEndpoint.Webhook webhook => new WebHookEventSubscriptionDestinationArgs { EndpointType = "WebHook", EndpointUrl = webhook.Uri.AsOutput() },
        EventEndpoint.StorageQueue queue => new StorageQueueEventSubscriptionDestinationArgs
        {
            EndpointType = "StorageQueue",
            ResourceId = queue.AccountId,
            QueueName = queue.Queue,
        },
        EventEndpoint.EventHub hub => new EventHubEventSubscriptionDestinationArgs { EndpointType = "EventHub", ResourceId = hub.Id },
        EventEndpoint.ServiceBusQueue queue => new ServiceBusQueueEventSubscriptionDestinationArgs { EndpointType = "ServiceBusQueue", ResourceId = queue.Id },
        EventEndpoint.ServiceBusTopic topic => new ServiceBusTopicEventSubscriptionDestinationArgs { EndpointType = "ServiceBusTopic", ResourceId = topic.Id },
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "is no receiver of events"),
    };
}
