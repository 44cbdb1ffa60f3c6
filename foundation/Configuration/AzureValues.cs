using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>Reads values that Azure has rules for.</summary>
internal static class AzureValues
{
    /// <summary>The region that stands here, silently; null when something else does, or nothing.</summary>
    internal static Region? FindRegion(this ConfigNode node) => node.Text is { } text ? node.Regions.Find(text) : null;

    /// <summary>A region, however it is spelled; null, reported, when Azure has none of this name.</summary>
    internal static Region? AsRegion(this ConfigNode node)
    {
        const string Rule = "must be an Azure region, such as westeurope or West Europe, or one that "
            + $"{ConfigurationKeys.Namespace}:{ConfigurationKeys.AdditionalRegions} adds";
        if (node.AsText(Rule) is not { } text)
            return null;
        var region = node.Regions.Find(text);
        if (region is null)
        {
            node.Report(
                Rule,
                Nearest.To(Regions.Normalize(text), node.Regions.All.Where(known => node.Regions.IsIn(known, node.Cloud)).Select(known => known.Name)));
        }
        else if (!node.Regions.IsIn(region, node.Cloud))
        {
            node.Report(
                $"must be a region of the cloud that the stack is deployed into, {node.Cloud.Name}; {region.Name} is in {region.Cloud.Name}",
                $"another region, or for a stack in that cloud: pulumi config set azure-native:environment {region.Cloud.Name}");
        }

        return region;
    }

    /// <summary>The same for a region in which something is made, with a warning where a subscription does not have access to it by itself.</summary>
    internal static Region? AsOwnRegion(this ConfigNode node)
    {
        var region = node.AsRegion();
        if (region is { IsRestricted: true })
        {
            node.Warn(
                $"{region.DisplayName} is open only to subscriptions whose owner has asked for access: see \"Reserved access regions\" in "
                    + "https://learn.microsoft.com/troubleshoot/azure/general/region-access-request-process for the support request");
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

    /// <summary>The id of a resource of one type; null, reported, when it is something else.</summary>
    /// <param name="node">What stands at the key.</param>
    /// <param name="type">The resource's full type, such as <c>Microsoft.Network/virtualNetworks/subnets</c>.</param>
    internal static string? AsResourceId(this ConfigNode node, string type)
    {
        var rule = $"must be the id of a {type}: {ResourceIds.Example(type)}";
        if (node.AsText(rule) is not { } text)
            return null;
        if (ResourceIds.IsOfType(text, type))
            return text;
        node.Report(rule);
        return null;
    }

    /// <summary>An id of Microsoft Entra: a principal's object id, an application's client id; null, reported, when it is something else.</summary>
    internal static string? AsDirectoryId(this ConfigNode node)
    {
        const string Rule = "must be an id of Microsoft Entra, such as 11111111-2222-3333-4444-555555555555";
        if (node.AsText(Rule) is not { } text)
            return null;
        if (Guid.TryParseExact(text, "D", out var id))
            return id.ToString();
        node.Report(Rule);
        return null;
    }

    /// <summary>A text that only secrets may show; null, reported without it, when it is something else.</summary>
    internal static SecretText? AsSecretText(this ConfigNode node) => node.Secret.AsText() is { } text ? new SecretText(text) : null;

    /// <summary>A name within a length whose characters are all allowed; null, reported, when it is not.</summary>
    internal static string? AsName(this ConfigNode node, int minimum, int maximum, Func<char, bool> isAllowed, string allowed)
    {
        if (node.AsText() is not { } text)
            return null;
        if (text.Length >= minimum && text.Length <= maximum && text.All(isAllowed))
            return text;
        var nearest = string.Concat(text.Where(isAllowed).Take(maximum));
        node.Report($"must be {minimum} to {maximum} {allowed}", nearest.Length >= minimum ? nearest : null);
        return null;
    }
}
