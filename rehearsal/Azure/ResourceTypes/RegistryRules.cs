using System.Text.Json.Nodes;

namespace Rehearsal.Azure.ResourceTypes;

/// <summary>What is documented to be impossible with a registry, for its SKU or for what it has already.</summary>
internal static class RegistryRules
{
    private static readonly (string Property, string Value, string Feature)[] PremiumOnly =
    [
        ("encryption.status", "enabled", "Encryption with a customer-managed key"),
        ("publicNetworkAccess", "Disabled", "Disabling public network access"),
        ("networkRuleSet.defaultAction", "Deny", "Network rules"),
        ("policies.retentionPolicy.status", "enabled", "A retention policy"),
        ("policies.exportPolicy.status", "disabled", "Disabling export"),
        ("regionalEndpoints", "Enabled", "Regional endpoints"),
    ];

    /// <exception cref="ArmException">The change is refused.</exception>
    internal static void Check(Change change)
    {
        var properties = change.Properties;
        if (change.Body.Says("sku.name", "Classic"))
        {
            throw ArmException.BadRequest("InvalidSku", "The SKU Classic is retired; use Basic, Standard or Premium.", "sku.name");
        }

        if (!RegistryBehaviour.IsPremium(change.Body))
        {
            CheckDowngrade(change);
            CheckFeatures(change);
        }

        CheckEncryption(change);
        if (properties.Says("policies.exportPolicy.status", "disabled") && !properties.Says("publicNetworkAccess", "Disabled"))
        {
            throw ArmException.BadRequest(
                "ExportPolicyInvalid", "Export can be disabled only together with public network access.", "properties.policies.exportPolicy.status");
        }

        if (properties.Says("policies.softDeletePolicy.status", "enabled")
            && (properties.Says("policies.retentionPolicy.status", "enabled") || HasReplicasBesideHome(change)))
        {
            throw ArmException.BadRequest(
                "SoftDeletePolicyInvalid",
                "Soft delete cannot be enabled together with a retention policy or in a geo-replicated registry.",
                "properties.policies.softDeletePolicy.status");
        }
    }

    /// <summary>Says that a feature needs the Premium SKU.</summary>
    internal static ArmException NeedsPremium(string feature, JsonObject registry, string target)
        => ArmException.BadRequest("SkuNotSupported", $"{feature} needs the SKU Premium; the registry has {registry.TextAt("sku.name")}.", target);

    private static void CheckDowngrade(Change change)
    {
        if (HasReplicasBesideHome(change))
        {
            throw ArmException.Conflict(
                "SkuChangeNotAllowed",
                $"The SKU of registry '{change.Id.Name}' cannot be changed to {change.Body.TextAt("sku.name")} while it has replicas. Delete them first.",
                "sku.name");
        }
    }

    private static void CheckFeatures(Change change)
    {
        foreach (var (property, value, feature) in PremiumOnly)
        {
            if (change.Properties.Says(property, value))
            {
                throw NeedsPremium(feature, change.Body, $"properties.{property}");
            }
        }

        if (change.Properties["dataEndpointEnabled"] is { } enabled && enabled.GetValue<bool>())
        {
            throw NeedsPremium("A dedicated data endpoint", change.Body, "properties.dataEndpointEnabled");
        }
    }

    // The key may change, but whether there is one is decided at creation.
    private static void CheckEncryption(Change change)
    {
        if (change.Existing is not { } existing)
        {
            return;
        }

        var before = existing.Properties["encryption"]?.DeepClone();
        var wasEnabled = existing.Properties.Says("encryption.status", "enabled");
        change.Properties["encryption"] ??= before;
        if (wasEnabled != change.Properties.Says("encryption.status", "enabled"))
        {
            throw ArmException.Conflict(
                "PropertyChangeNotAllowed",
                "Encryption with a customer-managed key can be enabled only when the registry is created, and cannot be disabled.",
                "properties.encryption.status");
        }
    }

    private static bool HasReplicasBesideHome(Change change)
        => change.Existing is { } existing && RegistryBehaviour.Replicas(change.Session, change.Id).Any(replica => replica.Location != existing.Location);
}
