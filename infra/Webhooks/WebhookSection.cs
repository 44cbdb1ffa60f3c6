using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Webhooks;

/// <summary>Reads an entry of <c>webhooks</c>.</summary>
/// <param name="registrysRegions">The regions with a replica, the home region first; null where one of them is an error.</param>
/// <param name="adoptedByDefault">Whether a webhook is taken over where its entry does not say so.</param>
internal sealed class WebhookSection(ImmutableArray<Region>? registrysRegions, bool adoptedByDefault)
{
    private const string All = "all";

    private static readonly string[] AllActions = ["push", "delete", "quarantine", "chart_push", "chart_delete"];

    private static readonly ConfigKey<string> Name = ConfigKey.Required(
        "name",
        $"1 to {WebhookNames.MaximumLengthBeforeRegion} letters and digits; in Azure the webhook is named after it and its region",
        node => node.AsName(1, WebhookNames.MaximumLengthBeforeRegion, WebhookNames.IsAllowed, "letters and digits"),
        "");

    private static readonly ConfigKey<SecretText> ServiceUri = ConfigKey.Required(
        "serviceUri",
        "where requests are sent: HTTPS, reachable from the internet (no private address, `localhost`, `*.internal`, …). "
            + "A secret: `pulumi config set --secret --path`",
        node => node.AsHttpsUri(WebhookSettings.RegionPlaceholder),
        new SecretText(""));

    private static readonly ConfigKey<ImmutableArray<Region>> Regions = new(
        "regions", $"`{All}`, or a list of regions that have a replica", "the home region", [], _ => []);

    private static readonly ConfigKey<ImmutableArray<string>> Actions = new(
        "actions",
        $"{string.Join(", ", AllActions.Select(action => $"`{action}`"))}. Deleting a tag raises nothing.",
        "`push`",
        ["push"],
        node => node.AsList("actions", "remove the key to listen to push", action => action.AsChoice(AllActions)));

    private static readonly ConfigKey<string> Scope = new(
        "scope", "`REPOSITORY:TAG`, or `REPOSITORY:*` for all tags", "all images", "", node => node is { Text: "" } ? "" : node.AsImageScope() ?? "");

    private static readonly ConfigKey<string> Status = ConfigKey.Choice("status", "", "enabled", "disabled");

    private static readonly ConfigKey<ImmutableSortedDictionary<string, SecretText>> Headers = new(
        "headers",
        "HTTP headers by name; their values are secrets",
        ConfigKey.None,
        ImmutableSortedDictionary.Create<string, SecretText>(StringComparer.Ordinal),
        node => node.AsHeaders());

    private static readonly ConfigKey<string?> SharedSecretHeader = ConfigKey.Optional(
        "sharedSecretHeader",
        "a header in which the webhook sends a random password of its own, the same in all regions; "
            + "the receiver finds it in the output `webhooks.NAME.sharedSecret`",
        node => node.AsHeaderName());

    private static readonly ConfigKey<ImmutableSortedDictionary<string, string>> Tags = TagsSection.Besides("the registry's");

    private static readonly ConfigKey<string?> WebhookName = ConfigKey.Optional(
        "webhookName",
        $"the webhook's name in Azure, {WebhookNames.MinimumLength} to {WebhookNames.MaximumLength} letters and digits; only with one region. "
            + "Counts when it is created or taken over.",
        node => node.AsName(WebhookNames.MinimumLength, WebhookNames.MaximumLength, WebhookNames.IsAllowed, "letters and digits"),
        "`name` and the region");

    private static readonly ConfigKey<bool?> Adopt = AdoptionKey.Of("the entry's webhooks");

    /// <summary>All keys, for the documentation.</summary>
    internal static ConfigSection Keys { get; } = new(
        "webhooks[]", Name, ServiceUri, Regions, Actions, Scope, Status, Headers, SharedSecretHeader, Tags, WebhookName, Adopt);

    /// <param name="map">The entry.</param>
    internal WebhookSettings Read(ConfigMap map)
    {
        var name = map.Get(Name);
        var regions = map.Get(Regions with { WhenLeftOut = [.. (registrysRegions ?? []).Take(1)] }, AsRegions);
        var webhook = new WebhookSettings
        {
            Name = name,
            Regions = [.. regions.OrderBy(region => region.Name, StringComparer.Ordinal)],
            Actions = [.. map.Get(Actions).Order(StringComparer.Ordinal)],
            Scope = map.Get(Scope),
            Enabled = map.Get(Status) is not "disabled",
            ServiceUri = map.Get(ServiceUri),
            Headers = map.Get(Headers),
            SharedSecretHeader = map.Get(SharedSecretHeader),
            Tags = map.Get(Tags),
            WebhookName = map.Get(WebhookName),
            AdoptedAt = map.Get(Adopt, adoptedByDefault) ? map.Node.Path : null,
        };
        map.Node.Add(WebhookChecks.Check(new(map.Node, webhook)));
        return webhook;
    }

    private ImmutableArray<Region> AsRegions(ConfigNode regions)
    {
        switch (regions.Text)
        {
            case All:
                return registrysRegions ?? [];
            case { } other:
                regions.Report("must be all or a list of regions", Nearest.To(other, [All]));
                return [];
            default:
                var listed = regions.AsPlacedList("regions", All, region => region.AsRegion());
                regions.Add(WebhookChecks.CheckRegions(listed, registrysRegions));
                return [.. listed.Values().Distinct()];
        }
    }
}
