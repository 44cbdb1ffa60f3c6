using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections;

/// <summary>Reads the keys of a registry that only API version 2026-01-01-preview knows.</summary>
internal static class PreviewFeaturesSection
{
    private static readonly string[] Keys =
        ["regionalEndpoints", "roleAssignmentMode", "domainNameLabelScope", "networkRuleBypassAllowedForTasks", "endpointProtocol"];

    /// <summary>The features; null when none of the keys is given.</summary>
    internal static PreviewFeatures? AsPreviewFeatures(this ConfigMap registry)
    {
        var defaults = new PreviewFeatures();
        var features = new PreviewFeatures
        {
            RegionalEndpoints = registry.Optional("regionalEndpoints")?.AsChoice("Enabled", "Disabled") is "Enabled",
            RoleAssignmentMode = registry.Optional("roleAssignmentMode")
                ?.AsChoice(PreviewFeatures.AbacRepositoryPermissions, PreviewFeatures.LegacyRegistryPermissions) ?? defaults.RoleAssignmentMode,
            DomainNameLabelScope = registry.Optional("domainNameLabelScope")
                ?.AsChoice(PreviewFeatures.Unsecure, "TenantReuse", "SubscriptionReuse", "ResourceGroupReuse", "NoReuse") ?? defaults.DomainNameLabelScope,
            NetworkRuleBypassAllowedForTasks = registry.Optional("networkRuleBypassAllowedForTasks")?.AsBoolean() ?? false,
            EndpointProtocol = registry.Optional("endpointProtocol")
                ?.AsChoice(PreviewFeatures.IPv4, PreviewFeatures.IPv4AndIPv6) ?? defaults.EndpointProtocol,
        };
        return registry.Node.Keys.Intersect(Keys).Any() ? features : null;
    }
}
