using System.Text.Json.Nodes;
using System.Xml;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.KeyVault;

/// <summary>A key's rotation policy.</summary>
/// <remarks>Facts: Key Vault, "Configure cryptographic key auto-rotation".</remarks>
internal static class KeyRotationRules
{
    private static readonly TimeSpan MinimumLife = TimeSpan.FromDays(28);
    private static readonly TimeSpan MinimumDistance = TimeSpan.FromDays(7);

    /// <param name="policy">The policy; null for none.</param>
    /// <exception cref="ArmException">The policy is refused.</exception>
    internal static void Check(JsonObject? policy)
    {
        if (policy is null)
        {
            return;
        }

        var life = Duration(policy, "attributes.expiryTime");
        if (life < MinimumLife)
        {
            throw Refused($"A key has to be valid for at least {MinimumLife.Days} days.", "attributes.expiryTime");
        }

        foreach (var action in (policy["lifetimeActions"] as JsonArray ?? []).OfType<JsonObject>())
        {
            CheckAction(action, life);
        }
    }

    private static void CheckAction(JsonObject action, TimeSpan? life)
    {
        var (after, before) = (Duration(action, "trigger.timeAfterCreate"), Duration(action, "trigger.timeBeforeExpiry"));
        if (after is null == before is null)
        {
            throw Refused("A trigger has to have either timeAfterCreate or timeBeforeExpiry.", "lifetimeActions");
        }

        if (action.Says("action.type", "notify") && before is null)
        {
            throw Refused("A notification is due before a key expires: it needs timeBeforeExpiry.", "lifetimeActions");
        }

        if (before is not null && life is null)
        {
            throw Refused("timeBeforeExpiry needs a key that expires: attributes.expiryTime.", "lifetimeActions");
        }

        var distances = (TimeSpan?[])[after, before, life - after, life - before];
        if (action.Says("action.type", "rotate") && distances.Any(distance => distance < MinimumDistance))
        {
            throw Refused($"A rotation has to be at least {MinimumDistance.Days} days after the key's creation and before its expiry.", "lifetimeActions");
        }
    }

    private static TimeSpan? Duration(JsonObject json, string path)
    {
        if (json.TextAt(path) is not { } text)
        {
            return null;
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            throw Refused($"'{text}' is no duration as in P90D, P18M or P2Y.", path);
        }
    }

    private static ArmException Refused(string message, string path)
        => ArmException.BadRequest("BadParameter", message, $"properties.rotationPolicy.{path}");
}
