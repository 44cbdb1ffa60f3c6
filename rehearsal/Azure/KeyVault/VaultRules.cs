using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.KeyVault;

/// <summary>Documented restrictions of key vaults: protection against deletion cannot be turned off.</summary>
internal static class VaultRules
{
    private const int MinimumRetention = 7;
    private const int MaximumRetention = 90;

    /// <param name="change">The change; what it does not say about protection stays as it is.</param>
    /// <param name="recovers">Whether a deleted vault is brought back, which needs to say nothing else.</param>
    /// <exception cref="ArmException">The change is refused.</exception>
    internal static void Check(Change change, bool recovers)
    {
        var (properties, before) = (change.Properties, change.Existing?.Properties);
        foreach (var lasting in (string[])["enablePurgeProtection", "enableRbacAuthorization", "softDeleteRetentionInDays"])
        {
            if (properties[lasting] is null && before?[lasting] is { } value)
            {
                properties[lasting] = value.DeepClone();
            }
        }

        CheckNotOff(properties, "enableSoftDelete", "Enabling the 'soft delete' functionality is an irreversible action.");
        CheckNotOff(properties, "enablePurgeProtection", "Enabling the purge protection for a vault is an irreversible action.");
        CheckRetention(properties, before);
        if (before is null && !recovers && properties["accessPolicies"] is null && !properties.Flag("enableRbacAuthorization"))
        {
            throw ArmException.BadRequest(
                "BadRequest",
                "The parameter accessPolicies is not specified. It is required unless enableRbacAuthorization is true.",
                "properties.accessPolicies");
        }
    }

    // Also at creation: a vault without purge protection leaves the property out.
    private static void CheckNotOff(JsonObject properties, string name, string reason)
    {
        if (properties[name] is not null && !properties.Flag(name))
        {
            throw ArmException.BadRequest("BadRequest", $"The property \"{name}\" cannot be set to false. {reason}", $"properties.{name}");
        }
    }

    private static void CheckRetention(JsonObject properties, JsonObject? before)
    {
        if (properties["softDeleteRetentionInDays"] is not { } retention)
        {
            return;
        }

        if (retention.GetValue<int>() is < MinimumRetention or > MaximumRetention)
        {
            throw ArmException.BadRequest(
                "BadRequest",
                $"The property \"softDeleteRetentionInDays\" must be from {MinimumRetention} to {MaximumRetention}.",
                "properties.softDeleteRetentionInDays");
        }

        if (before?["softDeleteRetentionInDays"] is { } fixedBefore && fixedBefore.GetValue<int>() != retention.GetValue<int>())
        {
            throw ArmException.BadRequest(
                "BadRequest",
                "The property \"softDeleteRetentionInDays\" has been set already and it can't be modified.",
                "properties.softDeleteRetentionInDays");
        }
    }
}
