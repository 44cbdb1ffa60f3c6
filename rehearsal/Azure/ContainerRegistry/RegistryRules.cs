using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Documented restrictions of registries, by their SKU and their replicas.</summary>
internal static class RegistryRules
{
    private const int MaximumIpRules = 200;

    private static readonly (string Property, string Value, string Feature)[] PremiumOnly =
    [
        ("encryption.status", "enabled", "Encryption with a customer-managed key"),
        ("publicNetworkAccess", "Disabled", "Disabling public network access"),
        ("networkRuleSet.defaultAction", "Deny", "Network rules"),
        ("policies.retentionPolicy.status", "enabled", "A retention policy"),
        ("policies.exportPolicy.status", "disabled", "Disabling export"),
        ("policies.trustPolicy.status", "enabled", "Content trust"),
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

        RegistryPolicyRules.Check(change, HasReplicasBesideHome(change));
        CheckNetwork(properties);
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

        if (change.Properties.Flag("dataEndpointEnabled"))
        {
            throw NeedsPremium("A dedicated data endpoint", change.Body, "properties.dataEndpointEnabled");
        }

        if (change.Properties["networkRuleSet"]?["ipRules"] is JsonArray { Count: > 0 })
        {
            throw NeedsPremium("Network rules", change.Body, "properties.networkRuleSet");
        }

        if (change.Body.Says("sku.name", "Basic") && change.Properties.Flag("anonymousPullEnabled"))
        {
            throw ArmException.BadRequest("SkuNotSupported", "Anonymous pull needs the SKU Standard or Premium.", "properties.anonymousPullEnabled");
        }
    }

    private static void CheckNetwork(JsonObject properties)
    {
        if (properties["networkRuleSet"]?["ipRules"] is JsonArray { Count: > MaximumIpRules } rules)
        {
            throw ArmException.BadRequest(
                "NetworkRuleSetInvalid", $"A registry can have at most {MaximumIpRules} IP rules, not {rules.Count}.", "properties.networkRuleSet.ipRules");
        }

        if (properties.Says("endpointProtocol", "IPv4AndIPv6") && !properties.Flag("dataEndpointEnabled"))
        {
            throw ArmException.BadRequest(
                "EndpointProtocolInvalid", "The endpoint protocol IPv4AndIPv6 needs dedicated data endpoints.", "properties.endpointProtocol");
        }
    }

    private static bool HasReplicasBesideHome(Change change)
        => change.Existing is { } existing && RegistryBehaviour.Replicas(change.Session, change.Id).Any(replica => replica.Location != existing.Location);
}
