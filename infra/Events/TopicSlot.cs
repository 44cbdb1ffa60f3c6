using GeoRegistry.Parts;
using GeoRegistry.Records;

namespace GeoRegistry.Events;

/// <summary>
/// A registry has one system topic, which is replaced under another name. A name that differs only in letter case is the same to Azure, so the first one
/// is remembered.
/// </summary>
internal static class TopicSlot
{
    /// <summary>The slot of a registry's system topic; none where the settings do not name it.</summary>
    internal static IEnumerable<Slot> Of(CommonSettings registry, EventSettings? settings) => settings?.SystemTopicName is { } name
        ? [new Slot(KeyOf(name), name, recorded => $"{registry.Name}: the system topic {recorded} cannot become {name}.") { Name = name }]
        : [];

    /// <summary>The key of the slot of a system topic's name.</summary>
    internal static string KeyOf(string name) => $"system-topic-{name.ToLowerInvariant()}";
}
