using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Outputs;

namespace GeoRegistry.Encryption;

/// <summary>
/// Warns where the settings of a key differ from what it was created with. Azure Resource Manager never changes a key that exists (operation
/// Keys_CreateIfNotExist: an existing key is returned without any write).
/// </summary>
internal static class KeyChanges
{
    private const string Fixed = "Azure fixes it when a key is created. For another, make a new version in the vault: az keyvault key create";
    private const string ElsewhereChanged = "Azure Resource Manager does not change a key that exists; use az keyvault key rotation-policy update";

    internal static void Warn(Key key, KeySettings settings)
    {
        FixedValue.Warn(key, "encryption.key.type", key.Kty.Apply(kind => kind ?? settings.Type), settings.Type, Fixed);
        FixedValue.Warn(key, "encryption.key.size", key.KeySize.Apply(size => Number(size ?? settings.Size)), Number(settings.Size), Fixed);
        Warn(key, "rotateAfterDays", settings.RotateAfterDays, policy => Trigger(policy, KeyRotationPolicyActionType.Rotate.ToString())?.TimeAfterCreate);
        if (settings.ExpireAfterDays is { } life)
        {
            Warn(key, "expireAfterDays", life, policy => policy.Attributes?.ExpiryTime);
            Warn(
                key,
                "notifyBeforeExpiryDays",
                settings.NotifyBeforeExpiryDays,
                policy => Trigger(policy, KeyRotationPolicyActionType.Notify.ToString())?.TimeBeforeExpiry);
        }
    }

    /// <summary>Does not warn where Azure returns no policy: it returns a key's policy only to those who may read it.</summary>
    private static void Warn(Key key, string name, int asked, Func<RotationPolicyResponse, string?> find)
        => FixedValue.Warn(
            key,
            $"encryption.key.{name}",
            key.RotationPolicy.Apply(policy => policy is null ? Number(asked) : find(policy) is { } time ? Days(time) : "none"),
            Number(asked),
            ElsewhereChanged);

    private static TriggerResponse? Trigger(RotationPolicyResponse policy, string action)
        => (policy.LifetimeActions.IsDefault ? [] : policy.LifetimeActions)
            .FirstOrDefault(one => action.Equals(one.Action?.Type, StringComparison.OrdinalIgnoreCase))?.Trigger;

    /// <summary>The days of a duration in ISO 8601, however it is written; durations of other kinds as they are.</summary>
    private static string Days(string duration)
    {
        try
        {
            return XmlConvert.ToTimeSpan(duration).TotalDays.ToString(CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return duration;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
