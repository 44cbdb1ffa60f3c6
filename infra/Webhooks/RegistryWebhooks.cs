using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.Random;

namespace GeoRegistry.Webhooks;

/// <summary>
/// The registry's webhooks. Each is a separate resource, named after its entry in the settings and its region, so that another region adds one and
/// changes no other.
/// </summary>
internal static class RegistryWebhooks
{
    /// <summary>How long a shared secret is: as letters and digits, 256 bits.</summary>
    private const int SharedSecretLength = 43;

    /// <summary>Declares the webhooks.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The entries of the settings.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="replications">The replicas by region, all but the home region's; webhooks wait for the one they listen to.</param>
    internal static void Declare(
        RegistryScope scope,
        ImmutableArray<WebhookSettings> settings,
        Output<string> registryName,
        IReadOnlyDictionary<Region, Replication> replications)
    {
        ImmutableArray<DeployedWebhook> webhooks = [.. settings.Select(webhook => Declare(scope, webhook, registryName, replications))];
        scope.Outputs.AddParts("webhooks", webhooks, webhook => webhook.Name, webhook => webhook.Outputs());
    }

    private static DeployedWebhook Declare(
        RegistryScope scope, WebhookSettings webhook, Output<string> registryName, IReadOnlyDictionary<Region, Replication> replications)
    {
        var sharedSecret = SharedSecret(scope, webhook);
        return new(
            webhook.Name,
            webhook.Regions.ToImmutableDictionary(region => region, region => new Webhook(
                scope.NameOf($"webhook-{webhook.Name}-{region.Name}"),
                ArgumentsOf(scope, registryName, webhook, region, sharedSecret),
                OptionsOf(scope, webhook, region, replications.TryGetValue(region, out var replication) ? [replication] : []))),
            sharedSecret);
    }

    private static CustomResourceOptions OptionsOf(RegistryScope scope, WebhookSettings webhook, Region region, IEnumerable<Resource> dependsOn)
    {
        var options = scope.OptionsOf($"webhook-{webhook.Name}-{region.Name}", ["webhookName"], dependsOn);
        options.ImportId = scope.AdoptedPartId(webhook.AdoptedAt is not null, $"webhooks/{webhook.NameIn(region)}");
        return options;
    }

    private static WebhookArgs ArgumentsOf(
        RegistryScope scope, Output<string> registryName, WebhookSettings webhook, Region region, Output<string>? sharedSecret) => new()
        {
            WebhookName = webhook.NameIn(region),
            RegistryName = registryName,
            ResourceGroupName = scope.ResourceGroupName,
            Location = region.Name,
            Actions = scope.Forms.Apply(forms => forms.FormOf(AdoptedWebhook.KeyOf(webhook, region), "actions", webhook.Actions)
                .Select(action => (Union<string, WebhookAction>)action).ToImmutableArray()),
            Scope = webhook.Scope,
            Status = webhook.Enabled ? WebhookStatus.Enabled : WebhookStatus.Disabled,
            ServiceUri = In(region, webhook.ServiceUri),
            CustomHeaders = HeadersOf(webhook, region, sharedSecret),
            Tags = scope.AdoptedTags(AdoptedWebhook.KeyOf(webhook, region), webhook.Tags),
        };

    private static InputMap<string> HeadersOf(WebhookSettings webhook, Region region, Output<string>? sharedSecret)
    {
        var headers = new InputMap<string>();
        foreach (var (name, value) in webhook.Headers)
            headers.Add(name, In(region, value));
        if (webhook.SharedSecretHeader is { } header && sharedSecret is not null)
            headers.Add(header, sharedSecret);
        return headers;
    }

    private static Output<string> In(Region region, SecretText text)
        => text.Select(value => value.Replace(WebhookSettings.RegionPlaceholder, region.Name, StringComparison.Ordinal));

    private static Output<string>? SharedSecret(RegistryScope scope, WebhookSettings webhook)
        => webhook.SharedSecretHeader is null
            ? null
            : new RandomPassword(
                scope.NameOf($"webhook-{webhook.Name}-shared-secret"),
                new RandomPasswordArgs { Length = SharedSecretLength, Special = false },
                scope.OptionsOf($"webhook-{webhook.Name}-shared-secret", [])).Result;
}
