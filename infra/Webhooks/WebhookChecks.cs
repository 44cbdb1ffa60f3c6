using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Webhooks;

/// <summary>
/// A webhook is where the replica is that it listens to, once in each region, and its name in Azure, which ends in the region's, is its own.
/// </summary>
internal static class WebhookChecks
{
    /// <summary>Checks one entry by itself.</summary>
    internal static IEnumerable<ConfigurationFinding> Check(Placed<WebhookSettings> webhook)
    {
        var (place, settings) = webhook;
        if (settings.SharedSecretHeader is { } header && settings.Headers.Keys.Contains(header, HeaderNames.Comparer))
        {
            yield return place["sharedSecretHeader"].Error(
                "must be another header than those in headers", "remove it from headers: the program makes its value");
        }

        if (settings is { WebhookName: not null, Regions.Length: > 1 })
        {
            yield return place["webhookName"].Error(
                "must be left out where the entry has more than one region: each needs a name of its own", "an entry for each webhook");
        }
    }

    /// <summary>Checks the regions that an entry lists: each has a replica, and is in the list once.</summary>
    /// <param name="listed">The regions of the entry.</param>
    /// <param name="registrysRegions">The regions with a replica; null where one of them is an error, so that no error follows from another.</param>
    internal static IEnumerable<ConfigurationFinding> CheckRegions(ImmutableArray<Placed<Region>> listed, ImmutableArray<Region>? registrysRegions)
    {
        if (registrysRegions is not { } known)
            yield break;
        foreach (var (place, region) in listed.Where(entry => !known.Contains(entry.Value)))
        {
            yield return place.Error(
                $"must be a region of this registry: {string.Join(", ", known.Select(other => other.Name))}",
                $"add a replica in {region.Name}, or remove the region here");
        }

        foreach (var (twin, first) in listed.Where(entry => known.Contains(entry.Value)).Twins(region => region))
            yield return twin.Place.Error($"must be in the list once; {first.Path} is {twin.Value.Name} as well", "remove one of the two entries");
    }

    /// <summary>Checks all entries of a registry together.</summary>
    /// <param name="list">The place of the list.</param>
    /// <param name="webhooks">Its entries.</param>
    internal static IEnumerable<ConfigurationFinding> CheckAll(ConfigPlace list, ImmutableArray<Placed<WebhookSettings>> webhooks)
    {
        var names = new Dictionary<string, Placed<WebhookSettings>>(StringComparer.OrdinalIgnoreCase);
        foreach (var webhook in webhooks.Where(webhook => webhook.Value.Name is not ""))
        {
            foreach (var finding in webhook.Value.Regions.SelectMany(region => CheckName(webhook, region, names)))
                yield return finding;
        }

        var total = webhooks.Sum(webhook => webhook.Value.Regions.Length);
        if (total > PremiumLimits.Webhooks)
            yield return list.Error($"must be at most {PremiumLimits.Webhooks} webhooks in all regions together; these are {total}");
    }

    /// <summary>Names that differ can be the same with their regions: north + centralus is + northcentralus.</summary>
    private static IEnumerable<ConfigurationFinding> CheckName(
        Placed<WebhookSettings> webhook, Region region, Dictionary<string, Placed<WebhookSettings>> names)
    {
        var place = webhook.Place["name"];
        var text = webhook.Value.Name;
        if (text.Length + region.Name.Length > WebhookNames.MaximumLength)
        {
            yield return place.Error(
                $"must be at most {WebhookNames.MaximumLength - region.Name.Length} characters: with {region.Name} it is the webhook's name, of at most "
                    + $"{WebhookNames.MaximumLength}");
        }

        if (names.TryAdd(text + region.Name, webhook))
            yield break;
        var other = names[text + region.Name];
        if (!text.Equals(other.Value.Name, StringComparison.OrdinalIgnoreCase))
        {
            yield return place.Error(
                $"must be another name: with {region.Name} it is {text}{region.Name}, as {other.Place["name"].Path} is with another region");
        }
    }
}
