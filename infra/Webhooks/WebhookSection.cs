using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Webhooks;

/// <summary>Reads an entry of <c>webhooks</c>.</summary>
/// <param name="registrysRegions">The regions with a replica, the home region first.</param>
/// <param name="adoptedByDefault">Whether a webhook is taken over where its entry does not say so.</param>
internal sealed class WebhookSection(ImmutableArray<Region> registrysRegions, bool adoptedByDefault)
{
    private static readonly string[] Actions = ["push", "delete", "quarantine", "chart_push", "chart_delete"];

    /// <param name="webhook">What stands in the list.</param>
    internal WebhookSettings? Read(ConfigNode webhook) => webhook.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(1, WebhookNames.MaximumLengthBeforeRegion, WebhookNames.IsAllowed, "letters and digits");
        var regions = map.Optional("regions") is { } node ? AsRegions(node) : [.. registrysRegions.Take(1)];
        var actions = map.Optional("actions")?.AsList("actions", "remove the key to listen to push", action => action.AsChoice(Actions)) ?? ["push"];
        var scope = map.Optional("scope") is { Text: not "" } images ? images.AsImageScope() : "";
        var status = map.Optional("status").AsStatus();
        var serviceUri = map.Required("serviceUri")?.AsHttpsUri(WebhookSettings.RegionPlaceholder);
        var headers = map.Optional("headers").AsHeaders();
        var sharedSecretHeader = map.Optional("sharedSecretHeader").AsHeaderName(headers);
        var tags = map.Optional("tags").AsTags();
        var webhookName = map.Optional("webhookName")?.AsName(
            WebhookNames.MinimumLength, WebhookNames.MaximumLength, WebhookNames.IsAllowed, "letters and digits");
        if (webhookName is not null && regions.Length > 1)
            webhook["webhookName"].Report(
                "must be left out where the entry has more than one region: each needs a name of its own", "an entry for each webhook");
        var adoptedAt = map.AsAdoption(adoptedByDefault);

        return name is null || serviceUri is null
            ? null
            : new WebhookSettings
            {
                Name = name,
                Regions = [.. regions.OrderBy(region => region.Name, StringComparer.Ordinal)],
                Actions = [.. actions.Order(StringComparer.Ordinal)],
                Scope = scope ?? "",
                Enabled = status,
                ServiceUri = serviceUri,
                Headers = headers,
                SharedSecretHeader = sharedSecretHeader,
                Tags = tags,
                WebhookName = webhookName,
                AdoptedAt = adoptedAt,
            };
    });

    private ImmutableArray<Region> AsRegions(ConfigNode regions)
    {
        switch (regions.Text)
        {
            case "all":
                return registrysRegions;
            case { } other:
                regions.Report("must be all or a list of regions", Nearest.To(other, ["all"]));
                return [];
            default:
                return regions.AsList("regions", "all", region => region.AsRegion());
        }
    }
}
