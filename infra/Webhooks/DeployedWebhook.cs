using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Webhooks;

/// <summary>The webhooks of one entry in the settings as they were deployed.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Regions">The webhook in each region.</param>
/// <param name="SharedSecret">The secret that they send in a header; null where they send none.</param>
internal sealed record DeployedWebhook(string Name, ImmutableDictionary<Region, Webhook> Regions, Output<string>? SharedSecret)
{
    /// <summary>The webhooks as the registry puts them out.</summary>
    internal ImmutableDictionary<string, object?> Outputs()
    {
        var outputs = new Dictionary<string, object?>
        {
            ["regions"] = Regions.ToImmutableDictionary(webhook => webhook.Key.Name, webhook => (object?)new Dictionary<string, object?>
            {
                ["id"] = webhook.Value.Id,
                ["name"] = webhook.Value.Name,
            }.ToImmutableDictionary()),
        };
        if (SharedSecret is not null)
            outputs["sharedSecret"] = SharedSecret;
        return outputs.ToImmutableDictionary();
    }
}
