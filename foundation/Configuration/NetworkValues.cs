using System.Net;
using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>Reads values that networks have rules for.</summary>
internal static class NetworkValues
{
    private const string Allowed = "letters, digits, underscores, periods and hyphens";

    /// <summary>The name of a network, subnet, endpoint or zone; null, reported, when it breaks Azure's rule.</summary>
    internal static string? AsNetworkName(this ConfigNode node, int minimum, int maximum, string reason = "")
    {
        var name = node.AsName(minimum, maximum, NetworkNames.IsAllowed, $"{Allowed}{reason}");
        if (name is null || NetworkNames.HasValidEnds(name))
            return name;
        var nearest = name.Trim('.', '-').TrimStart('_');
        node.Report(
            "must begin with a letter or digit, and not end in a period or hyphen", nearest.Length >= minimum ? nearest : null);
        return null;
    }

    /// <summary>A range of IPv4 addresses; null, reported, when it is something else or has digits behind the prefix.</summary>
    internal static IPNetwork? AsRange(this ConfigNode node, int longestPrefix)
    {
        var rule = $"must be a range of IPv4 addresses with zeros behind the prefix, at most /{longestPrefix}, such as 10.10.0.0/24";
        if (node.AsText(rule) is not { } text)
            return null;
        if (AddressRanges.Find(text) is { } range && range.PrefixLength <= longestPrefix)
            return range;
        var nearest = AddressRanges.FindNearest(text);
        node.Report(rule, nearest?.PrefixLength <= longestPrefix ? nearest.ToString() : null);
        return null;
    }

    /// <summary>One IPv4 address; null, reported, when it is something else.</summary>
    internal static IPAddress? AsAddress(this ConfigNode node)
    {
        const string Rule = "must be an IPv4 address, such as 10.10.0.4";
        if (node.AsText(Rule) is not { } text)
            return null;
        var address = AddressRanges.FindAddress(text);
        if (address is null)
            node.Report(Rule);
        return address;
    }
}
