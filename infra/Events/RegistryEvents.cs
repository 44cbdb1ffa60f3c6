using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.EventGrid;
using Pulumi.AzureNative.EventGrid.Inputs;

namespace GeoRegistry.Events;

/// <summary>
/// The registry's events: a system topic of Event Grid, which is in the home region as the registry is, and a subscription for each receiver.
/// </summary>
internal static class RegistryEvents
{
    private const string TopicType = "Microsoft.ContainerRegistry.Registries";
    private const string EventTypePrefix = "Microsoft.ContainerRegistry.";

    /// <summary>Declares the topic and its subscriptions.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="events">The settings; null where they ask for no events.</param>
    /// <param name="registry">The registry.</param>
    internal static void Declare(RegistryScope scope, EventSettings? events, DeployedRegistry registry)
    {
        if (events is null)
            return;

        var args = new SystemTopicArgs
        {
            SystemTopicName = events.SystemTopicName is { } name ? scope.NameInAzure(TopicSlot.KeyOf(name), name) : registry.Name,
            ResourceGroupName = scope.ResourceGroupName,
            Location = scope.Settings.HomeRegion.Name,
            Source = registry.Id,
            TopicType = TopicType,
            Tags = scope.Tags(),
        };
        if (events.DeliverWithIdentity)
            args.Identity = new IdentityInfoArgs { Type = IdentityType.SystemAssigned };
        // A registry has one topic, whatever its name: the old one is deleted first. Events in between, a minute's at most, are lost.
        var options = scope.Options();
        options.DeleteBeforeReplace = true;
        var topic = new SystemTopic(scope.NameOf("events"), args, options);
        var principalId = events.DeliverWithIdentity ? topic.Identity.Apply(identity => identity?.PrincipalId ?? "") : null;
        scope.Outputs["events"] = new DeployedEvents(topic, principalId, events.Subscriptions.ToImmutableDictionary(
            subscription => subscription.Name,
            subscription => Declare(scope, topic, subscription, events.DeliverWithIdentity))).Outputs;
    }

    private static SystemTopicEventSubscription Declare(
        RegistryScope scope, SystemTopic topic, EventSubscriptionSettings subscription, bool withIdentity)
    {
        var args = new SystemTopicEventSubscriptionArgs
        {
            EventSubscriptionName = subscription.Name,
            SystemTopicName = topic.Name,
            ResourceGroupName = scope.ResourceGroupName,
            EventDeliverySchema = subscription.Schema,
            Filter = new EventSubscriptionFilterArgs
            {
                IncludedEventTypes = subscription.EventTypes.Select(type => EventTypePrefix + type).ToImmutableArray(),
                SubjectBeginsWith = subscription.SubjectBeginsWith,
                SubjectEndsWith = subscription.SubjectEndsWith,
            },
            RetryPolicy = new RetryPolicyArgs
            {
                MaxDeliveryAttempts = subscription.MaxDeliveryAttempts,
                EventTimeToLiveInMinutes = subscription.EventTimeToLiveMinutes,
            },
        };
        EventDestinations.Set(args, subscription, withIdentity);
        var options = scope.OptionsOf($"events-{subscription.Name}", ["eventSubscriptionName"]);
        // Azure cannot change the form of the events: the subscription is removed and created again under its name.
        options.ReplaceOnChanges = ["eventDeliverySchema"];
        options.DeleteBeforeReplace = true;
        // Azure returns a part of the webhook's address in a separate property; the whole address is a secret.
        if (subscription.Endpoint is EventEndpoint.Webhook)
            options.AdditionalSecretOutputs = ["destination"];
        return new(scope.NameOf($"events-{subscription.Name}"), args, options);
    }
}
