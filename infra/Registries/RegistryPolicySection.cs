using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>Reads <c>policies</c>.</summary>
internal static class RegistryPolicySection
{
    /// <param name="policies">What stands at the key; null when it is left out.</param>
    internal static RegistryPolicySettings Read(ConfigNode? policies) => policies?.AsMap(map =>
    {
        map.Optional("trust")?.Report(
            "is not offered: content trust is deprecated, and Azure removes it on 31 March 2028",
            "remove the key, and sign images with Notation and a key in Azure Key Vault instead");
        return new RegistryPolicySettings
        {
            RetentionDays = map.Optional("retention").AsDays(0, RegistryPolicySettings.MaximumRetentionDays),
            SoftDeleteDays = map.Optional("softDelete").AsDays(1, RegistryPolicySettings.MaximumSoftDeleteDays),
            Quarantine = map.Optional("quarantine")?.AsBoolean() ?? false,
            Export = map.Optional("export")?.AsBoolean() ?? true,
            ArmAudienceTokens = map.Optional("armAudienceTokens")?.AsBoolean() ?? false,
        };
    }) ?? new();

    /// <summary>The only key of a policy that acts after some days; null where the policy is left out.</summary>
    private static int? AsDays(this ConfigNode? policy, int minimum, int maximum)
    {
        int? days = null;
        _ = policy?.AsMap(map =>
        {
            days = map.Required("days")?.AsInteger(minimum, maximum);
            return map;
        });
        return days;
    }
}
