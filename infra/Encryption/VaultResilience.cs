using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Encryption;

/// <summary>
/// A registry in several regions still has one key in one vault, and every region needs it. Says what the loss of the vault's region would mean.
/// </summary>
internal static class VaultResilience
{
    /// <param name="registry">The registry.</param>
    /// <param name="homeRegion">Its home region; null when it could not be read.</param>
    /// <param name="encryption">Its encryption; null when there is none.</param>
    internal static void Check(ConfigNode registry, Region? homeRegion, EncryptionSettings? encryption)
    {
        if (encryption is not { Vault: { IsManagedHsm: false, Region: { } region } } || !registry["replicas"].Items.Any())
            return;

        var loss = region == homeRegion
            ? $"is in the home region, {region.Name}: while that is down, the replicas elsewhere"
            : $"is in {region.Name}: while that is down, the registry's regions";
        registry["encryption"]["vault"].Warn(VaultReplication.Target(region) is { } copy
            ? $"{loss} have the key only once Microsoft has failed the vault over to {copy}, which can take hours; there it can be used but not changed"
            : $"{loss} have no key, for Key Vault copies nothing from there to another region; a vault in a region that has a pair would be copied");
    }
}
