using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.EventGrid;

/// <summary>System topics: the events of one resource, in its region.</summary>
internal sealed class SystemTopicBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.EventGrid/systemTopics";

    private const string RegistryTopics = "Microsoft.ContainerRegistry.Registries";

    internal override bool ChangesTakeTime => true;

    internal override void Prepare(Change change)
    {
        change.KeepFixed("source");
        change.KeepFixed("topicType");
        var properties = change.Properties;
        var source = LinkedResources.Check(change.Session, properties.TextAt("source"), "properties.source");
        var isOfRegistry = ArmAddress.Parse(properties.TextAt("source")!).Id.Is(RegistryBehaviour.Type);
        if (properties.TextAt("topicType") is not { } topicType || isOfRegistry != topicType.Equals(RegistryTopics, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused($"The topic type of a registry, and of nothing else, is {RegistryTopics}, not '{properties["topicType"]}'.", "properties.topicType");
        }

        if (source?.Location is { } location && location != change.Location)
        {
            throw Refused($"A system topic has to be in the location of its source: '{location}', not '{change.Location}'.", "location");
        }

        if (change.FindInPlace(ExclusivePlace.SystemTopic, change.Session.Contents.OfType(Type)) is { } same)
        {
            throw ArmException.Conflict("Conflict", $"Only one system topic is allowed per source; '{same.Id}' is there already.", "properties.source");
        }

        properties["metricResourceId"] = Identities.DirectoryId(change.Id.Text, "metrics");
        properties["provisioningState"] = "Succeeded";
    }

    private static ArmException Refused(string message, string target) => ArmException.BadRequest("InvalidRequest", message, target);
}
