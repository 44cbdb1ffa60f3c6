namespace GeoRegistry.Components;

/// <summary>The status of each of a registry's policies, as Azure spells it.</summary>
internal sealed record RegistryPolicies
{
    private const string Enabled = "enabled";
    private const string Disabled = "disabled";

    /// <summary>Tokens made for Azure Resource Manager at large should not open registries.</summary>
    internal string AzureADAuthenticationAsArm { get; init; } = Disabled;

    /// <summary>Azure allows export to be disabled only where public network access is disabled.</summary>
    internal string Export { get; init; } = Enabled;

    /// <summary>Quarantine hides every pushed image until a scanner releases it; without such a scanner nothing could be pulled.</summary>
    internal string Quarantine { get; init; } = Disabled;

    /// <summary>Retention deletes untagged manifests, which breaks clients that pull by digest.</summary>
    internal string Retention { get; init; } = Disabled;

    /// <summary>Azure does not support soft delete in a registry with replicas.</summary>
    internal string SoftDelete { get; init; } = Disabled;

    /// <summary>Content trust is deprecated; Azure removes it on 31 March 2028.</summary>
    internal string Trust { get; init; } = Disabled;
}
