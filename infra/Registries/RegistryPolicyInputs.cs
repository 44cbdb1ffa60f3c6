using System.Globalization;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>A registry's policies, as Azure spells them.</summary>
internal sealed record RegistryPolicyInputs
{
    private const string Enabled = "enabled";
    private const string Disabled = "disabled";

    /// <summary>The days that Azure keeps for a disabled policy.</summary>
    internal const int DaysWhenDisabled = 7;

    /// <summary>Tokens made for Azure Resource Manager at large should not open registries.</summary>
    internal string AzureADAuthenticationAsArm { get; private init; } = Disabled;

    /// <summary>Azure allows export to be disabled only where public network access is disabled.</summary>
    internal string Export { get; private init; } = Enabled;

    /// <summary>Quarantine hides every pushed image until a scanner releases it; without such a scanner nothing could be pulled.</summary>
    internal string Quarantine { get; private init; } = Disabled;

    /// <summary>Retention deletes untagged manifests, which breaks clients that pull by digest.</summary>
    internal string Retention { get; private init; } = Disabled;

    /// <summary>How many days an untagged manifest is kept.</summary>
    internal Input<int> RetentionDays { get; private init; } = DaysWhenDisabled;

    /// <summary>Azure does not support soft delete in a registry with replicas.</summary>
    internal string SoftDelete { get; private init; } = Disabled;

    /// <summary>How many days what was deleted can be restored.</summary>
    internal Input<int> SoftDeleteDays { get; private init; } = DaysWhenDisabled;

    /// <summary>Content trust is deprecated; Azure removes it on 31 March 2028.</summary>
    internal string Trust { get; } = Disabled;

    /// <summary>Turns a registry's settings into its policies.</summary>
    internal static RegistryPolicyInputs From(RegistryScope scope, RegistryPolicySettings settings) => new()
    {
        AzureADAuthenticationAsArm = EnabledIf(settings.ArmAudienceTokens),
        Export = EnabledIf(settings.Export),
        Quarantine = EnabledIf(settings.Quarantine),
        Retention = EnabledIf(settings.RetentionDays is not null),
        RetentionDays = DaysOf(scope, settings.RetentionDays, "retention", AdoptedRegistry.RetentionDays),
        SoftDelete = EnabledIf(settings.SoftDeleteDays is not null),
        SoftDeleteDays = DaysOf(scope, settings.SoftDeleteDays, "softDelete", AdoptedRegistry.SoftDeleteDays),
    };

    /// <summary>A disabled policy keeps the days with which it was adopted: they have no effect.</summary>
    private static Output<int> DaysOf(RegistryScope scope, int? days, string policy, string input) => scope.Forms.Apply(forms
        => days ?? (forms.Find(AdoptedRegistry.Key) is { } found && found[policy] is ["disabled"] && found[input] is [var kept]
            ? int.Parse(kept, CultureInfo.InvariantCulture)
            : DaysWhenDisabled));

    private static string EnabledIf(bool condition) => condition ? Enabled : Disabled;
}
