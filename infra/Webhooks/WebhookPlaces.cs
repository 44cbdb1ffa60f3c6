using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Webhooks;

/// <summary>
/// A webhook is where the replica is that it listens to, once in each region, and its name in Azure, which ends in the region's, is
/// its own.
/// </summary>
internal static class WebhookPlaces
{
    internal static void Check(ConfigNode registry)
    {
        var webhooks = registry["webhooks"];
        DistinctNames.Check(webhooks);
        if (RegistrysRegions(registry) is not { } home)
            return;

        var names = new Dictionary<string, ConfigNode>(StringComparer.OrdinalIgnoreCase);
        var total = 0;
        foreach (var webhook in webhooks.Items)
        {
            var regions = webhook["regions"].Text is "all" ? home : webhook["regions"].Items.Any() ? Listed(webhook["regions"], home) : [.. home.Take(1)];
            total += regions.Count;
            foreach (var region in regions)
                CheckName(webhook["name"], region, names);
        }

        if (total > PremiumLimits.Webhooks)
            webhooks.Report($"must be at most {PremiumLimits.Webhooks} webhooks in all regions together; these are {total}");
    }

    /// <summary>The regions with a replica, the home region first; null when one of them cannot be read, so that no mistake follows from another.</summary>
    private static List<Region>? RegistrysRegions(ConfigNode registry)
    {
        var regions = registry["replicas"].Items.Select(replica => replica["region"]).Prepend(registry["homeRegion"]).Select(place => place.FindRegion()).ToList();
        return regions.Contains(null) ? null : [.. regions.OfType<Region>().Distinct()];
    }

    /// <summary>The regions of a list that have a replica; the others are reported, and so are those that are in it twice.</summary>
    private static List<Region> Listed(ConfigNode list, List<Region> home)
    {
        var seen = new Dictionary<Region, ConfigNode>();
        foreach (var place in list.Items)
        {
            if (place.FindRegion() is not { } region)
                continue;
            if (!home.Contains(region))
            {
                place.Report(
                    $"must be a region of this registry: {string.Join(", ", home.Select(known => known.Name))}",
                    $"add a replica in {region.Name}, or remove the region here");
            }
            else if (!seen.TryAdd(region, place))
            {
                place.Report($"must be in the list once; {seen[region].Path} is {region.Name} as well", "remove one of the two entries");
            }
        }

        return [.. seen.Keys];
    }

    /// <summary>Names that differ can be the same with their regions: north + centralus is + northcentralus.</summary>
    private static void CheckName(ConfigNode name, Region region, Dictionary<string, ConfigNode> names)
    {
        if (name.Text is not { } text)
            return;
        if (text.Length + region.Name.Length > WebhookNames.MaximumLength)
            name.Report(
                $"must be at most {WebhookNames.MaximumLength - region.Name.Length} characters: with {region.Name} it is the webhook's name, of at most "
                    + $"{WebhookNames.MaximumLength}");
        if (names.TryAdd(text + region.Name, name))
            return;
        var other = names[text + region.Name];
        if (!text.Equals(other.Text, StringComparison.OrdinalIgnoreCase))
            name.Report($"must be another name: with {region.Name} it is {text}{region.Name}, as {other.Path} is with another region");
    }
}
