using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Webhooks;

/// <summary>An adopted webhook. Azure never returns its service URI and headers.</summary>
internal static class AdoptedWebhook
{
    internal static AdoptedPart Of(RegistrySettings settings, WebhookSettings webhook, Region region) => new(
        AdoptedParts.KeyOf(webhook, region), webhook.AdoptedAt ?? "", () => AskWebhookAsync(settings, webhook.NameIn(region)))
    {
        IsAdopted = webhook.AdoptedAt is not null,
        Expected = _ =>
        [
            new("location", "regions", region.Name) { Resolve = found => Way.Keep($"regions: {StackFileText.List(found)}") },
            new("actions", "actions", webhook.Actions) { Resolve = found => Way.Keep($"actions: {StackFileText.List(found)}") },
            new("scope", "scope", webhook.Scope is "" ? [] : [webhook.Scope]),
            new("status", "status", webhook.Enabled ? "enabled" : "disabled"),
        ],
        Tags = new(settings.Tags, webhook.Tags),
    };

    private static async Task<PartInAzure> AskWebhookAsync(RegistrySettings settings, string name)
    {
        var found = await GetWebhook.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, WebhookName = name })
            .ConfigureAwait(false);
        return new(
            found.Tags,
            ("location", [Regions.Normalize(found.Location)]),
            ("actions", found.Actions),
            ("scope", [string.IsNullOrEmpty(found.Scope) ? null : found.Scope]),
            ("status", [found.Status ?? "enabled"]));
    }
}
