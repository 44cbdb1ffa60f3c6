using System.Collections.Immutable;

namespace GeoRegistry.Events;

/// <summary>What Event Grid hears of the registry and passes on (<c>events</c>), checked, with every default filled in.</summary>
/// <param name="SystemTopicName">
/// The name of the registry's system topic (<c>systemTopic.name</c>): 3 to 50 letters, digits and hyphens. Default null: the
/// registry's name. Azure allows one topic per registry.
/// </param>
/// <param name="DeliverWithIdentity">
/// Whether the topic has an identity of its own, with which it writes to queues, hubs and dead letter containers
/// (<c>systemTopic.identity</c>). Default false: Event Grid uses the receivers' keys.
/// </param>
/// <param name="Subscriptions">The subscriptions, by name (<c>subscriptions</c>): the order in the file means nothing.</param>
public sealed record EventSettings(string? SystemTopicName, bool DeliverWithIdentity, ImmutableArray<EventSubscriptionSettings> Subscriptions);
