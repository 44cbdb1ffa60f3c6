using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using Pulumi.Utilities;

namespace GeoRegistry.Encryption;

/// <summary>The key vault and the key in it.</summary>
internal static class EncryptionKey
{
    /// <summary>Declares the vault and the key where they do not exist yet.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The encryption's settings.</param>
    /// <param name="tenantId">The directory of the identity that will use the key, as an output that depends on it.</param>
    internal static DeployedKey Declare(RegistryScope scope, EncryptionSettings settings, Output<string> tenantId)
        => settings.Vault.ExistingId is { } vaultId ? Existing(scope, settings.Vault, vaultId, settings.Key.Name) : DeclareNew(scope, settings, tenantId);

    private static DeployedKey Existing(RegistryScope scope, VaultSettings vault, string vaultId, string name)
    {
        var key = scope.IdOf($"{vaultId}/keys/{name}");
        var suffix = vault.IsManagedHsm ? TargetCloud.Current.ManagedHsmSuffix : TargetCloud.Current.VaultSuffix;
        return new(scope.IdOf(vaultId), key, key.Apply(_ => Address(vault.Name, suffix, name)));
    }

    private static DeployedKey DeclareNew(RegistryScope scope, EncryptionSettings settings, Output<string> tenantId)
    {
        var vaultName = settings.Vault.UniqueSuffix ? UniqueName.WithSuffix(scope, "vault-suffix", settings.Vault.Name) : Output.Create(settings.Vault.Name);
        var options = scope.Options();
        options.Protect = scope.Settings.Protect;
        var vault = new Vault(
            scope.NameOf("vault"),
            new VaultArgs
            {
                VaultName = vaultName,
                ResourceGroupName = scope.ResourceGroupName,
                Location = scope.Settings.HomeRegion.Name,
                Properties = PropertiesOf(settings.Key, tenantId),
                Tags = scope.Tags(),
            },
            options);
        var key = DeclareKey(scope, settings.Key, vaultName, vault);
        if (!settings.Vault.UniqueSuffix)
        {
            var path = $"Microsoft.KeyVault/vaults/{settings.Vault.Name}";
            _ = scope.Publish(vault, path);
            _ = scope.Publish(key, $"{path}/keys/{settings.Key.Name}");
        }

        // Made of the names: a plan that changes the key's tags would not know it otherwise.
        var address = vaultName.Apply(name => Address(name, TargetCloud.Current.VaultSuffix, settings.Key.Name));
        return new(vault.Id, key.Id, OutputUtilities.WithDependency(address, key));
    }

    private static string Address(string vault, string suffix, string key) => $"https://{vault.ToLowerInvariant()}.{suffix}/keys/{key}";

    private static VaultPropertiesArgs PropertiesOf(KeySettings key, Output<string> tenantId) => new()
    {
        TenantId = tenantId,
        // Only Premium vaults have a hardware module.
        Sku = new SkuArgs { Family = SkuFamily.A, Name = key.Type is "RSA-HSM" ? SkuName.Premium : SkuName.Standard },
        EnableRbacAuthorization = true,
        EnableSoftDelete = true,
        SoftDeleteRetentionInDays = 90,
        // Without its key the registry is lost, so a deleted key stays restorable for the whole retention time.
        EnablePurgeProtection = true,
        // The registry has access as a trusted service; nobody else needs access over a network.
        NetworkAcls = new NetworkRuleSetArgs { Bypass = NetworkRuleBypassOptions.AzureServices, DefaultAction = NetworkRuleAction.Deny },
    };

    /// <summary>
    /// Azure Resource Manager creates a key where there is none and otherwise changes nothing, so changes of its properties are not sent.
    /// The vault's network rules keep Pulumi from deleting the key; it is deleted with the vault.
    /// </summary>
    private static Key DeclareKey(RegistryScope scope, KeySettings settings, Output<string> vaultName, Vault vault)
    {
        var options = scope.Options(vault);
        options.IgnoreChanges = ["properties"];
        options.DeletedWith = vault;
        var key = new Key(
            scope.NameOf("key"),
            new KeyArgs
            {
                KeyName = settings.Name,
                VaultName = vaultName,
                ResourceGroupName = scope.ResourceGroupName,
                Properties = new KeyPropertiesArgs
                {
                    Kty = settings.Type,
                    KeySize = settings.Size,
                    KeyOps = [JsonWebKeyOperation.WrapKey, JsonWebKeyOperation.UnwrapKey],
                    RotationPolicy = RotationOf(settings),
                },
                Tags = scope.Tags(),
            },
            options);
        KeyChanges.Warn(key, settings);
        return key;
    }

    private static RotationPolicyArgs RotationOf(KeySettings settings)
    {
        var policy = new RotationPolicyArgs
        {
            LifetimeActions =
            [
                new LifetimeActionArgs
                {
                    Action = new ActionArgs { Type = KeyRotationPolicyActionType.Rotate },
                    Trigger = new TriggerArgs { TimeAfterCreate = Days(settings.RotateAfterDays) },
                },
            ],
        };
        if (settings.ExpireAfterDays is { } life)
        {
            policy.Attributes = new KeyRotationPolicyAttributesArgs { ExpiryTime = Days(life) };
            policy.LifetimeActions.Add(new LifetimeActionArgs
            {
                Action = new ActionArgs { Type = KeyRotationPolicyActionType.Notify },
                Trigger = new TriggerArgs { TimeBeforeExpiry = Days(settings.NotifyBeforeExpiryDays) },
            });
        }

        return policy;
    }

    /// <summary>A number of days as Azure writes durations (ISO 8601).</summary>
    internal static string Days(int days) => $"P{days}D";
}
