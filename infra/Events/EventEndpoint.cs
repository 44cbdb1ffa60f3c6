using GeoRegistry.Configuration;

namespace GeoRegistry.Events;

/// <summary>A receiver of events: exactly one of the keys below.</summary>
public abstract record EventEndpoint
{
    private EventEndpoint()
    {
    }

    /// <summary>An HTTPS endpoint (<c>webhook</c>), which has to answer Event Grid's validation request.</summary>
    /// <param name="Uri">Where it is; a secret, for it often holds a key.</param>
    public sealed record Webhook(SecretText Uri) : EventEndpoint;

    /// <summary>A queue in a storage account (<c>storageQueue</c>).</summary>
    /// <param name="AccountId">The account's id (<c>account</c>).</param>
    /// <param name="Queue">The queue's name (<c>queue</c>): 3 to 63 lower-case letters, digits and hyphens.</param>
    public sealed record StorageQueue(string AccountId, string Queue) : EventEndpoint;

    /// <summary>An event hub (<c>eventHub</c>).</summary>
    /// <param name="Id">Its id.</param>
    public sealed record EventHub(string Id) : EventEndpoint;

    /// <summary>A Service Bus queue (<c>serviceBusQueue</c>).</summary>
    /// <param name="Id">Its id.</param>
    public sealed record ServiceBusQueue(string Id) : EventEndpoint;

    /// <summary>A Service Bus topic (<c>serviceBusTopic</c>).</summary>
    /// <param name="Id">Its id.</param>
    public sealed record ServiceBusTopic(string Id) : EventEndpoint;
}
