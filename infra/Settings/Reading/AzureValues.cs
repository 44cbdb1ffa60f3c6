using GeoRegistry.Azure;

namespace GeoRegistry.Settings.Reading;

/// <summary>Reads values that Azure has rules for.</summary>
internal static class AzureValues
{
    /// <summary>A region, however it is spelled; null, reported, when Azure has none of this name.</summary>
    internal static Region? AsRegion(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        var region = Regions.Find(text);
        if (region is null)
        {
            node.Report(
                "must be an Azure region, such as westeurope or West Europe",
                Nearest.To(Regions.Normalize(text), Regions.All.Select(known => known.Name)));
        }

        return region;
    }

    /// <summary>Whether replicas in a region are spread over its zones; by default where it has zones. Reported: zones that are not there.</summary>
    /// <param name="node">What stands at the key; null when it is left out.</param>
    /// <param name="region">The region; null when it could not be read.</param>
    internal static bool AsZoneRedundancy(this ConfigNode? node, Region? region)
    {
        var hasZones = region?.HasAvailabilityZones ?? false;
        switch (node?.AsChoice("Enabled", "Disabled"))
        {
            case "Enabled" when region is not null && !hasZones:
                node.Report($"must be Disabled or left out: {region.Name} has no availability zones", "Disabled");
                return false;
            case "Enabled":
                return true;
            case "Disabled":
                return false;
            default:
                return hasZones;
        }
    }

    /// <summary>A registry's name, or the part of it that a suffix is added to; null, reported, when it breaks Azure's rule.</summary>
    /// <param name="node">What stands at the key.</param>
    /// <param name="suffixLength">How many characters will be added; 0 for none.</param>
    internal static string? AsRegistryName(this ConfigNode node, int suffixLength)
    {
        if (node.AsText() is not { } text)
            return null;
        var shortest = Math.Max(1, RegistryNames.MinimumLength - suffixLength);
        var longest = RegistryNames.MaximumLength - suffixLength;
        if (text.Length >= shortest && text.Length <= longest && text.All(RegistryNames.IsAllowed))
            return text;

        var nearest = string.Concat(text.Where(RegistryNames.IsAllowed).Take(longest));
        var reason = suffixLength is 0 ? "" : $", so that with the suffix of {suffixLength} it has at most {RegistryNames.MaximumLength}";
        node.Report(
            $"must be {shortest} to {longest} letters and digits, without hyphens or other characters{reason}",
            nearest.Length >= shortest ? nearest : null);
        return null;
    }

    /// <summary>A resource group's name; null, reported, when it breaks Azure's rule.</summary>
    internal static string? AsResourceGroupName(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (ResourceGroupNames.IsValid(text))
            return text;

        var nearest = string.Concat(text.Where(ResourceGroupNames.IsAllowed).Take(ResourceGroupNames.MaximumLength)).TrimEnd('.');
        node.Report(
            $"must be 1 to {ResourceGroupNames.MaximumLength} letters, digits, underscores, hyphens, periods and parentheses, not ending in a period",
            nearest.Length > 0 ? nearest : null);
        return null;
    }
}
