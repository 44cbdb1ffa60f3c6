using GeoRegistry.Configuration;

namespace GeoRegistry.Events;

/// <summary>Reads where events are sent.</summary>
internal static class EventEndpointSection
{
    private const string StorageAccount = "Microsoft.Storage/storageAccounts";

    /// <summary>Reads <c>endpoint</c>, which has one of its keys.</summary>
    internal static EventEndpoint? Read(ConfigMap map)
    {
        EventEndpoint?[] read =
        [
            map.Optional("webhook")?.AsHttpsUri() is { } uri ? new EventEndpoint.Webhook(uri) : null,
            map.Optional("storageQueue")?.AsMap(ReadQueue),
            map.Optional("eventHub")?.AsResourceId("Microsoft.EventHub/namespaces/eventhubs") is { } hub ? new EventEndpoint.EventHub(hub) : null,
            map.Optional("serviceBusQueue")?.AsResourceId("Microsoft.ServiceBus/namespaces/queues") is { } queue
                ? new EventEndpoint.ServiceBusQueue(queue)
                : null,
            map.Optional("serviceBusTopic")?.AsResourceId("Microsoft.ServiceBus/namespaces/topics") is { } topic
                ? new EventEndpoint.ServiceBusTopic(topic)
                : null,
        ];
        if (map.Node.Keys.Count() is not 1)
            map.Node.Report("must have exactly one of webhook, storageQueue, eventHub, serviceBusQueue and serviceBusTopic");
        return read.FirstOrDefault(endpoint => endpoint is not null);
    }

    /// <summary>Reads <c>deadLetter</c>.</summary>
    internal static DeadLetterSettings? ReadDeadLetter(ConfigMap map)
    {
        var account = map.Required("account")?.AsResourceId(StorageAccount);
        var container = map.Required("container")?.AsStorageName();
        return account is null || container is null ? null : new(account, container);
    }

    private static EventEndpoint.StorageQueue? ReadQueue(ConfigMap map)
    {
        var account = map.Required("account")?.AsResourceId(StorageAccount);
        var queue = map.Required("queue")?.AsStorageName();
        return account is null || queue is null ? null : new(account, queue);
    }

    private static string? AsStorageName(this ConfigNode node) => node.AsName(
        3,
        63,
        character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-',
        "lower-case letters, digits and hyphens");
}
