using System.Collections.Immutable;

namespace GeoRegistry.Events;

/// <summary>Events that are sent to one receiver: an entry of <c>events.subscriptions</c>, checked, with every default filled in.</summary>
public sealed record EventSubscriptionSettings
{
    /// <summary>The most attempts to deliver an event, and what Event Grid makes of it by default.</summary>
    public const int MostDeliveryAttempts = 30;

    /// <summary>The longest time, in minutes, that an event is tried to be delivered, and what Event Grid makes of it by default: a day.</summary>
    public const int LongestTimeToLive = 1440;

    /// <summary>The name (<c>name</c>): 3 to 64 letters, digits and hyphens, unlike the other subscriptions' without regard to letter case.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The kinds of events (<c>eventTypes</c>), sorted: <c>ImagePushed</c>, <c>ImageDeleted</c>, <c>ChartPushed</c>,
    /// <c>ChartDeleted</c>. Default <c>ImagePushed</c>.
    /// </summary>
    public required ImmutableArray<string> EventTypes { get; init; }

    /// <summary>Where they are sent (<c>endpoint</c>).</summary>
    public required EventEndpoint Endpoint { get; init; }

    /// <summary>What the subject, <c>REPOSITORY:TAG</c>, has to begin with (<c>subjectBeginsWith</c>). Default empty: anything.</summary>
    public string SubjectBeginsWith { get; init; } = "";

    /// <summary>What the subject has to end with (<c>subjectEndsWith</c>). Default empty: anything.</summary>
    public string SubjectEndsWith { get; init; } = "";

    /// <summary>
    /// How an event is written (<c>schema</c>): <c>EventGridSchema</c>, the default, or <c>CloudEventSchemaV1_0</c>.
    /// </summary>
    public string Schema { get; init; } = "EventGridSchema";

    /// <summary>How often delivery is attempted (<c>maxDeliveryAttempts</c>): 1 to 30. Default 30.</summary>
    public int MaxDeliveryAttempts { get; init; } = MostDeliveryAttempts;

    /// <summary>For how many minutes delivery is attempted (<c>eventTimeToLiveMinutes</c>): 1 to 1440. Default 1440.</summary>
    public int EventTimeToLiveMinutes { get; init; } = LongestTimeToLive;

    /// <summary>Where events end up that could not be delivered (<c>deadLetter</c>). Default null: nowhere.</summary>
    public DeadLetterSettings? DeadLetter { get; init; }
}
