using GeoRegistry.Encryption;
using GeoRegistry.Parts;
using GeoRegistry.Registries;

namespace GeoRegistry.Cutovers;

/// <summary>
/// A registry's system-assigned identity can read its customer-managed key, but Azure creates it together with the registry, which needs the key at that
/// moment. So the registry is created with a user-assigned identity and switches to the system-assigned one in a later run (Microsoft's pages "Enable a
/// customer-managed key" and "Rotate and revoke a customer-managed key").
/// </summary>
internal static class KeyIdentity
{
    /// <summary>Whether the settings ask for the system-assigned identity.</summary>
    internal static bool IsAskedFor(RegistrySettings settings) => settings.Encryption is { UsesSystemIdentity: true };

    /// <summary>The refusals: what has to exist before.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="existing">The registry as Azure has it; null where it does not exist.</param>
    internal static IEnumerable<string> Check(RegistrySettings settings, RegistryInAzure? existing)
    {
        if (!IsAskedFor(settings))
            yield break;
        if (existing is null)
        {
            yield return $"The registry {settings.Name} cannot be created with encryption.identity: {EncryptionSettings.SystemIdentity}: Azure makes that "
                + "identity with the registry, which has to read its key before. First run up without encryption.identity, which declares a user-assigned "
                + "identity for it, and with identity: { systemAssigned: true }; add it in a later run.";
        }
        else if (existing.SystemIdentity is null)
        {
            yield return $"The registry {settings.Name} cannot go over to encryption.identity: {EncryptionSettings.SystemIdentity} in this run: it has no "
                + "identity of its own yet that could be let at the key. First run up with identity: { systemAssigned: true } and encryption.identity as it "
                + "was; change it in a later run.";
        }
    }
}
