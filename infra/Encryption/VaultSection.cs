using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Encryption;

/// <summary>Reads <c>encryption.vault</c> and <c>encryption.key</c>.</summary>
internal static class VaultSection
{
    private const int ShortestRotation = 7;
    private const int LongestRotation = 3650;
    private const int ShortestLife = 28;
    private const int VersionLength = 32;

    /// <summary>The vault; one that is declared here is in the home region.</summary>
    internal static VaultSettings? Read(ConfigMap map, Region? homeRegion)
    {
        if (map.Optional("id") is { } idNode)
        {
            var id = idNode.Text is { } text && ResourceIds.IsOfType(text, VaultSettings.ManagedHsm) ? text : idNode.AsResourceId("Microsoft.KeyVault/vaults");
            var region = map.Optional("region")?.AsRegion();
            return id is null ? null : new VaultSettings(ResourceIds.Name(id), UniqueSuffix: false, id, region);
        }

        var nameNode = map.Required("name");
        var uniqueSuffix = map.Optional("uniqueSuffix")?.AsBoolean() ?? false;
        return nameNode?.AsVaultName(uniqueSuffix) is { } name ? new VaultSettings(name, uniqueSuffix, ExistingId: null, homeRegion) : null;
    }

    /// <summary>The key. Of one that exists, nothing but its name and version can be said.</summary>
    internal static KeySettings? ReadKey(ConfigMap map, bool inExistingVault)
    {
        var name = map.Required("name")?.AsName(1, VaultNames.MaximumKeyLength, VaultNames.IsAllowed, "letters, digits and hyphens");
        var version = map.Optional("version")?.AsKeyVersion();
        var settings = name is null ? null : new KeySettings { Name = name, Version = version };
        return inExistingVault ? settings : ReadDeclared(map, settings);
    }

    private static KeySettings? ReadDeclared(ConfigMap map, KeySettings? settings)
    {
        var type = map.Optional("type")?.AsChoice("RSA", "RSA-HSM") ?? "RSA";
        var size = map.Optional("size")?.AsKeySize() ?? 3072;
        var rotation = map.Optional("rotateAfterDays")?.AsInteger(ShortestRotation, LongestRotation) ?? KeySettings.DefaultRotation;
        var lifeNode = map.Optional("expireAfterDays");
        var life = lifeNode?.AsInteger(Math.Max(ShortestLife, rotation + ShortestRotation), LongestRotation + ShortestRotation);
        var noticeNode = map.Optional("notifyBeforeExpiryDays");
        if (lifeNode is null)
            noticeNode?.Report("is only for keys whose versions expire", "add expireAfterDays, or remove the key");
        var notice = life is { } days ? noticeNode?.AsInteger(1, days - 1) : null;
        return settings is null
            ? null
            : settings with
            {
                Type = type,
                Size = size,
                RotateAfterDays = rotation,
                ExpireAfterDays = life,
                NotifyBeforeExpiryDays = notice ?? Math.Min(KeySettings.DefaultNotice, (life ?? int.MaxValue) - 1),
            };
    }

    private static string? AsVaultName(this ConfigNode node, bool hasSuffix)
    {
        var longest = VaultNames.MaximumLength - (hasSuffix ? VaultSettings.SuffixLength : 0);
        var name = node.AsName(hasSuffix ? 1 : VaultNames.MinimumLength, longest, VaultNames.IsAllowed, "letters, digits and hyphens");
        if (name is null || VaultNames.IsArranged(name, hasSuffix))
            return name;
        node.Report($"must begin with a letter and have no two hyphens side by side{(hasSuffix ? "" : " and none at its end")}");
        return null;
    }

    private static int? AsKeySize(this ConfigNode node)
    {
        if (node.AsInteger(2048, 4096) is not { } size)
            return null;
        if (size is 2048 or 3072 or 4096)
            return size;
        node.Report("must be 2048, 3072 or 4096");
        return null;
    }

    private static string? AsKeyVersion(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (text.Length is VersionLength && text.All(char.IsAsciiHexDigit))
            return text.ToLowerInvariant();
        node.Report($"must be the {VersionLength} hexadecimal digits of a key's version, or left out to follow the newest");
        return null;
    }
}
