using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.KeyVault;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Encryption of a registry with a customer-managed key: decided at creation, and only with a key that the registry can use.</summary>
/// <remarks>Facts: "Enable a customer-managed key" of the registry documentation; the refusal's words are from MicrosoftDocs/azure-docs issue 61015.</remarks>
internal static class RegistryEncryption
{
    private const string Path = "properties.encryption.keyVaultProperties";

    /// <summary>Checks the requested encryption and completes the key's properties. The registry's identities must be completed before.</summary>
    /// <exception cref="ArmException">The change is refused.</exception>
    internal static void Check(Change change)
    {
        CheckFixed(change);
        if (change.Properties.Says("encryption.status", "enabled"))
        {
            CheckKey(change, change.Properties.Child("encryption").Child("keyVaultProperties"));
        }
    }

    // The key may change, but whether there is one is decided at creation.
    private static void CheckFixed(Change change)
    {
        if (change.Existing is not { } existing)
        {
            return;
        }

        change.Properties["encryption"] ??= existing.Properties["encryption"]?.DeepClone();
        if (existing.Properties.Says("encryption.status", "enabled") != change.Properties.Says("encryption.status", "enabled"))
        {
            throw ArmException.Conflict(
                "PropertyChangeNotAllowed",
                "Encryption with a customer-managed key can be enabled only when the registry is created, and cannot be disabled.",
                "properties.encryption.status");
        }
    }

    private static void CheckKey(Change change, JsonObject settings)
    {
        var uri = settings.TextAt("keyIdentifier") ?? throw Missing("keyIdentifier");
        var identity = settings.TextAt("identity") ?? throw Missing("identity");
        var principal = Principal(change, identity);
        var (versionedUri, isVersionless) = ManagedHsmKey.Find(uri) is { } inModule
            ? (inModule.VersionedUri, inModule.IsVersionless)
            : FindInVault(change, uri, identity, principal);
        var isNew = change.Existing?.Properties.TextAt("encryption.keyVaultProperties.versionedKeyIdentifier") != versionedUri;
        settings["versionedKeyIdentifier"] = versionedUri;
        settings["keyRotationEnabled"] = isVersionless;
        settings["lastKeyRotationTimestamp"] = isNew
            ? change.Session.Now.UtcDateTime
            : change.Existing!.Properties["encryption"]!["keyVaultProperties"]!["lastKeyRotationTimestamp"]?.DeepClone();
    }

    private static (string VersionedUri, bool IsVersionless) FindInVault(Change change, string uri, string identity, string principal)
    {
        var key = VaultKey.Find(change.Session, uri) ?? throw NoAccess(uri, identity, "There is no such key in a vault that exists.");
        return key.Hindrance(change.Session, principal) is { } hindrance ? throw NoAccess(uri, identity, hindrance) : (key.VersionedUri, key.IsVersionless);
    }

    private static string Principal(Change change, string identity)
    {
        var identities = change.Body["identity"] as JsonObject ?? [];
        if (identity.Equals("system", StringComparison.OrdinalIgnoreCase) && change.Existing is not null && identities.TextAt("principalId") is { } system)
        {
            return system;
        }

        return (identities["userAssignedIdentities"] as JsonObject ?? []).Select(member => (JsonObject)member.Value!)
            .FirstOrDefault(assigned => assigned.Says("clientId", identity))?.TextAt("principalId")
            ?? throw ArmException.BadRequest(
                "InvalidEncryptionIdentity",
                $"'{identity}' is not the client ID of a user-assigned identity of the registry '{change.Id.Name}'.",
                $"{Path}.identity");
    }

    private static ArmException Missing(string property)
        => ArmException.BadRequest("InvalidEncryption", $"'{Path}.{property}' is required to enable encryption.", $"{Path}.{property}");

    private static ArmException NoAccess(string key, string identity, string reason)
        => ArmException.BadRequest(
            "CannotAccessKey",
            $"Failed to access KeyId '{key}'. Verify that identity '{identity}' has 'Get, Wrap Key, Unwrap Key' permission on key '{key}'. {reason}",
            $"{Path}.keyIdentifier");
}
