using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Webhooks;

/// <summary>An adopted webhook. Azure never returns its service URI and headers.</summary>
internal static class AdoptedWebhook
{
    internal static string KeyOf(WebhookSettings webhook, Region region) => $"webhook-{webhook.Name.ToLowerInvariant()}-{region.Name}";

    internal static AdoptedPart Of(CommonSettings settings, WebhookSettings webhook, Region region) => new(
        KeyOf(webhook, region), webhook.AdoptedAt ?? "", () => AskWebhookAsync(settings, webhook.NameIn(region)))
    {
        IsAdopted = webhook.AdoptedAt is not null,
        Expected = _ =>
        [
            new("location", "regions", region.Name) { Resolve = found => Resolution.Keep($"regions: {YamlText.List(found)}") },
            new("actions", "actions", webhook.Actions) { Resolve = found => Resolution.Keep($"actions: {YamlText.List(found)}") },
            new("scope", "scope", webhook.Scope is "" ? [] : [webhook.Scope]),
            new("status", "status", webhook.Enabled ? "enabled" : "disabled"),
        ],
        Tags = new(settings.Tags, webhook.Tags),
    };

    private static async Task<PartInAzure> AskWebhookAsync(CommonSettings settings, string name)
    {
        var found = await GetWebhook.InvokeAsync(new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, WebhookName = name });
        return new(
            found.Tags,
            ("location", [Regions.Normalize(found.Location)]),
            ("actions", found.Actions),
            ("scope", [string.IsNullOrEmpty(found.Scope) ? null : found.Scope]),
            ("status", [found.Status ?? "enabled"]));
    }
}
