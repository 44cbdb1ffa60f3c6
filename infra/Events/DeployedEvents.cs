using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.EventGrid;

namespace GeoRegistry.Events;

/// <summary>A registry's system topic and its subscriptions as they were deployed.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="PrincipalId">The object id of the topic's identity, which needs a role on each receiver; null where it has none.</param>
/// <param name="Subscriptions">The subscriptions by their names in the settings.</param>
internal sealed record DeployedEvents(SystemTopic Topic, Output<string>? PrincipalId, ImmutableDictionary<string, SystemTopicEventSubscription> Subscriptions)
{
    /// <summary>The topic and its subscriptions as the registry puts them out.</summary>
    internal ImmutableDictionary<string, object?> Outputs => new Dictionary<string, object?>
    {
        ["systemTopic"] = Topic.Id,
        ["principalId"] = PrincipalId,
        ["subscriptions"] = Subscriptions.ToImmutableDictionary(subscription => subscription.Key, subscription => (object?)subscription.Value.Id),
    }.Where(output => output.Value is not null).ToImmutableDictionary();
}
