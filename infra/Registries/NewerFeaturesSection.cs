using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>Reads the keys of a registry that the default API version lacks.</summary>
internal static class NewerFeaturesSection
{
    private static readonly string[] InStable = ["roleAssignmentMode", "networkRuleBypassAllowedForTasks"];
    private static readonly string[] OnlyInPreview = ["regionalEndpoints", "domainNameLabelScope", "endpointProtocol"];

    /// <summary>The features; null when none of the keys is given.</summary>
    internal static NewerFeatures? AsNewerFeatures(this ConfigMap registry)
    {
        var defaults = new NewerFeatures();
        var features = new NewerFeatures
        {
            OnlyInPreview = registry.Node.Keys.Intersect(OnlyInPreview).Any(),
            RegionalEndpoints = registry.Optional("regionalEndpoints")?.AsChoice("Enabled", "Disabled") is "Enabled",
            RoleAssignmentMode = registry.Optional("roleAssignmentMode")
                ?.AsChoice(RoleAssignmentModes.AbacRepositoryPermissions, RoleAssignmentModes.LegacyRegistryPermissions) ?? defaults.RoleAssignmentMode,
            DomainNameLabelScope = registry.Optional("domainNameLabelScope")
                ?.AsChoice(NewerFeatures.Unsecure, "TenantReuse", "SubscriptionReuse", "ResourceGroupReuse", "NoReuse") ?? defaults.DomainNameLabelScope,
            NetworkRuleBypassAllowedForTasks = registry.Optional("networkRuleBypassAllowedForTasks")?.AsBoolean() ?? false,
            EndpointProtocol = registry.Optional("endpointProtocol")
                ?.AsChoice(NewerFeatures.IPv4, NewerFeatures.IPv4AndIPv6) ?? defaults.EndpointProtocol,
        };
        return registry.Node.Keys.Intersect(InStable.Concat(OnlyInPreview)).Any() ? features : null;
    }
}
