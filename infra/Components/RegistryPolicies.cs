using GeoRegistry.Settings;

namespace GeoRegistry.Components;

/// <summary>A registry's policies, as Azure spells them.</summary>
internal sealed record RegistryPolicies
{
    private const string Enabled = "enabled";
    private const string Disabled = "disabled";

    /// <summary>What Azure keeps as the days of a policy that is disabled.</summary>
    private const int DaysWhenDisabled = 7;

    /// <summary>Tokens made for Azure Resource Manager at large should not open registries.</summary>
    internal string AzureADAuthenticationAsArm { get; private init; } = Disabled;

    /// <summary>Azure allows export to be disabled only where public network access is disabled.</summary>
    internal string Export { get; private init; } = Enabled;

    /// <summary>Quarantine hides every pushed image until a scanner releases it; without such a scanner nothing could be pulled.</summary>
    internal string Quarantine { get; private init; } = Disabled;

    /// <summary>Retention deletes untagged manifests, which breaks clients that pull by digest.</summary>
    internal string Retention { get; private init; } = Disabled;

    /// <summary>How many days an untagged manifest is kept.</summary>
    internal int RetentionDays { get; private init; } = DaysWhenDisabled;

    /// <summary>Azure does not support soft delete in a registry with replicas.</summary>
    internal string SoftDelete { get; private init; } = Disabled;

    /// <summary>How many days what was deleted can be restored.</summary>
    internal int SoftDeleteDays { get; private init; } = DaysWhenDisabled;

    /// <summary>Content trust is deprecated; Azure removes it on 31 March 2028.</summary>
    internal string Trust { get; } = Disabled;

    /// <summary>Turns a registry's settings into its policies.</summary>
    internal static RegistryPolicies From(PolicySettings settings) => new()
    {
        AzureADAuthenticationAsArm = EnabledIf(settings.ArmAudienceTokens),
        Export = EnabledIf(settings.Export),
        Quarantine = EnabledIf(settings.Quarantine),
        Retention = EnabledIf(settings.RetentionDays is not null),
        RetentionDays = settings.RetentionDays ?? DaysWhenDisabled,
        SoftDelete = EnabledIf(settings.SoftDeleteDays is not null),
        SoftDeleteDays = settings.SoftDeleteDays ?? DaysWhenDisabled,
    };

    private static string EnabledIf(bool condition) => condition ? Enabled : Disabled;
}
