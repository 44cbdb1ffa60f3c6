using System.Net;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Registries;

namespace GeoRegistry.PublicAccess;

/// <summary>Reads <c>publicAccess</c>.</summary>
internal static class PublicAccessSection
{
    private const int MaximumRules = 200;
    private const string IpRule = "must be an IPv4 address or a range with zeros behind the prefix, such as 203.0.113.7 or 203.0.113.0/24";

    /// <param name="publicAccess">What stands at the key; null when it is left out.</param>
    /// <param name="enabledByDefault">Whether the internet reaches the registry where the settings do not say.</param>
    internal static PublicAccessSettings Read(ConfigNode? publicAccess, bool enabledByDefault) => publicAccess?.AsMap(map =>
    {
        var enabled = map.Optional("enabled")?.AsBoolean() ?? enabledByDefault;
        var rules = map.Optional("ipRules");
        var read = rules?.AsList("addresses and ranges", "remove the key", AsRule) ?? [];
        var action = map.Optional("defaultAction");
        var allowsOthers = action is null ? enabled && rules is null : action.AsChoice("Allow", "Deny") is "Allow";
        var bypass = map.Optional("trustedServicesBypass")?.AsBoolean() ?? true;
        map.Refuse(
            "virtualNetworkRules",
            "is not offered: Azure advises against service endpoints, whose rules these are, and does not support them beside private endpoints",
            "remove the key, and add privateAccess.endpoints instead");
        if (!enabled)
        {
            foreach (var node in new[] { rules, action }.OfType<ConfigNode>())
                node.Report("must be left out while publicAccess.enabled is false, which is the default with private endpoints", "set enabled: true, or remove the key");
        }

        if (rules is not null)
            CheckRules(rules);
        return new PublicAccessSettings
        {
            Enabled = enabled,
            IpRules = [.. read.Order(StringComparer.Ordinal)],
            AllowsOthers = allowsOthers,
            TrustedServicesBypass = bypass,
        };
    }) ?? new() { Enabled = enabledByDefault, AllowsOthers = enabledByDefault };

    private static string? AsRule(ConfigNode rule)
    {
        if (rule.AsText(IpRule) is not { } text)
            return null;
        if (AddressRanges.FindRangeOrAddress(text) is not { } range)
            rule.Report(IpRule);
        else if (range.PrefixLength is 0)
            rule.Report("is every address there is", "remove ipRules and set defaultAction: Allow, which lets everyone in");
        else if (!AddressRanges.IsPublic(range))
            rule.Report("must be public: from a private address nobody comes over the internet", "add privateAccess.endpoints to let private networks in");
        return text;
    }

    private static void CheckRules(ConfigNode rules)
    {
        if (rules.Items.Count() > MaximumRules)
            rules.Report($"must be at most {MaximumRules} rules; Azure takes no more for one registry");
        var seen = new Dictionary<IPNetwork, ConfigNode>();
        foreach (var rule in rules.Items)
        {
            if (rule.Text is { } text && AddressRanges.FindRangeOrAddress(text) is { } range && !seen.TryAdd(range, rule))
                rule.Report($"must be in the list once; {seen[range].Path} is the same", "remove one of the two entries");
        }
    }
}
