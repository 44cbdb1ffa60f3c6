using GeoRegistry.Configuration;

namespace GeoRegistry.Events;

/// <summary>Reads <c>events</c>.</summary>
internal static class EventsSection
{
    private static readonly string[] EventTypes = ["ImagePushed", "ImageDeleted", "ChartPushed", "ChartDeleted"];

    internal static EventSettings? Read(ConfigNode events) => events.AsMap(map =>
    {
        var topic = map.Optional("systemTopic")?.AsMap(ReadTopic);
        var list = map.Required("subscriptions");
        var subscriptions = list?.AsList("subscriptions", "remove events", ReadSubscription) ?? [];
        if (list is not null)
            DistinctNames.Check(list);
        return new EventSettings(
            topic?.Name, topic?.HasIdentity ?? false, [.. subscriptions.OrderBy(subscription => subscription.Name, StringComparer.Ordinal)]);
    });

    private static Topic ReadTopic(ConfigMap map) => new(
        map.Optional("name")?.AsName(3, 50, IsLetterDigitOrHyphen, "letters, digits and hyphens"),
        map.Optional("identity")?.AsBoolean() ?? false);

    private static EventSubscriptionSettings? ReadSubscription(ConfigNode subscription) => subscription.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(3, 64, IsLetterDigitOrHyphen, "letters, digits and hyphens");
        var eventTypes = map.Optional("eventTypes")?.AsList("event types", "remove the key to get ImagePushed", type => type.AsChoice(EventTypes))
            ?? ["ImagePushed"];
        var endpoint = map.Required("endpoint")?.AsMap(EventEndpointSection.Read);
        var subjectBeginsWith = map.Optional("subjectBeginsWith")?.AsText() ?? "";
        var subjectEndsWith = map.Optional("subjectEndsWith")?.AsText() ?? "";
        var schema = map.Optional("schema")?.AsChoice("EventGridSchema", "CloudEventSchemaV1_0");
        var maxDeliveryAttempts = map.Optional("maxDeliveryAttempts")?.AsInteger(1, EventSubscriptionSettings.MostDeliveryAttempts);
        var eventTimeToLive = map.Optional("eventTimeToLiveMinutes")?.AsInteger(1, EventSubscriptionSettings.LongestTimeToLive);
        var deadLetter = map.Optional("deadLetter")?.AsMap(EventEndpointSection.ReadDeadLetter);

        return name is null || endpoint is null
            ? null
            : new EventSubscriptionSettings
            {
                Name = name,
                EventTypes = [.. eventTypes.Distinct().Order(StringComparer.Ordinal)],
                Endpoint = endpoint,
                SubjectBeginsWith = subjectBeginsWith,
                SubjectEndsWith = subjectEndsWith,
                Schema = schema ?? "EventGridSchema",
                MaxDeliveryAttempts = maxDeliveryAttempts ?? EventSubscriptionSettings.MostDeliveryAttempts,
                EventTimeToLiveMinutes = eventTimeToLive ?? EventSubscriptionSettings.LongestTimeToLive,
                DeadLetter = deadLetter,
            };
    });

    private static bool IsLetterDigitOrHyphen(char character) => char.IsAsciiLetterOrDigit(character) || character is '-';

    private sealed record Topic(string? Name, bool HasIdentity);
}
