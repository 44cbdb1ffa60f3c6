using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Encryption;
using GeoRegistry.PrivateAccess;

namespace GeoRegistry.Registries;

/// <summary>A registry's tags are also those of what is declared for it, and private DNS zones and keys take fewer of them than other resources.</summary>
internal static class InheritedTags
{
    private const string OtherZone = "or give the id of a zone that exists in privateAccess.dns.zones, or set privateAccess.dns.managedElsewhere: true";

    internal static void Check(ConfigNode registry, PrivateAccessSettings privateAccess, EncryptionSettings? encryption)
    {
        var tags = registry["tags"];
        string[] names = [.. tags.Keys.Distinct()];
        if (privateAccess.Zones.Any(zone => zone.Id is null))
            CheckZone(tags, names);
        if (encryption is { Vault.ExistingId: null } && names.Length is > TagLimits.MaximumOnKey and <= TagLimits.MaximumCount)
        {
            tags.Report(
                $"must be at most {TagLimits.MaximumOnKey} tags: the key that is declared for the registry has its tags, and a key vault takes no more "
                    + "on a key",
                $"give {TagLimits.MaximumOnKey} tags at most, or the id of a vault that exists in encryption.vault.id");
        }
    }

    private static void CheckZone(ConfigNode tags, string[] names)
    {
        if (names.Length is > TagLimits.MaximumOnDnsZone and <= TagLimits.MaximumCount)
        {
            tags.Report(
                $"must be at most {TagLimits.MaximumOnDnsZone} tags: the private DNS zone that is declared for the registry has its tags, as the zone's links "
                    + "have, and Azure takes no more on them",
                $"give {TagLimits.MaximumOnDnsZone} tags at most, {OtherZone}");
        }

        foreach (var name in names.Where(name => TagLimits.IsValidName(name) && !TagLimits.IsKeptOnDnsZone(name)))
        {
            tags[name].Report(
                "must have a name of ASCII letters, digits, hyphens, underscores and periods that does not begin with a digit: the private DNS zone that is "
                    + "declared for the registry has its tags, and Azure keeps no others on it",
                $"another name, {OtherZone}");
        }
    }
}
