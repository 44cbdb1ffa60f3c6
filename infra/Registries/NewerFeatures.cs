using GeoRegistry.Azure;
using GeoRegistry.Tasks;

namespace GeoRegistry.Registries;

/// <summary>
/// What the API version that Pulumi.AzureNative has by default lacks. A registry whose settings give none of these keys is declared in that
/// version, which leaves each of them as it is in Azure; one that gives any is declared in a newer version, <see cref="RegistrySettings.ApiVersion"/>,
/// and has all set that the version knows, the others to their defaults.
/// </summary>
public sealed record NewerFeatures
{
    /// <summary>Host names are reached over IPv4 only.</summary>
    public const string IPv4 = nameof(IPv4);

    /// <summary>Host names are reached over both; it needs data endpoints, and ACR Tasks do not work with it.</summary>
    public const string IPv4AndIPv6 = nameof(IPv4AndIPv6);

    /// <summary>The registry's name is its host name; what is left of the name when the registry is deleted is anyone's to take.</summary>
    public const string Unsecure = nameof(Unsecure);

    /// <summary>
    /// Whether one of the keys is given that no stable version has: <c>regionalEndpoints</c>, <c>domainNameLabelScope</c> and <c>endpointProtocol</c>.
    /// Default false.
    /// </summary>
    /// <remarks>Source: Microsoft's package Azure.Bicep.Types.Az, with which a test compares it.</remarks>
    public bool OnlyInPreview { get; init; }

    /// <summary>
    /// Whether each region has a host name of its own to push to and pull from (<c>regionalEndpoints</c>: <c>Enabled</c> or
    /// <c>Disabled</c>). Default false.
    /// </summary>
    public bool RegionalEndpoints { get; init; }

    /// <summary>
    /// What roles on the registry mean (<c>roleAssignmentMode</c>): <see cref="RoleAssignmentModes.LegacyRegistryPermissions"/>, the default, or
    /// <see cref="RoleAssignmentModes.AbacRepositoryPermissions"/>.
    /// </summary>
    public string RoleAssignmentMode { get; init; } = RoleAssignmentModes.LegacyRegistryPermissions;

    /// <summary>
    /// Within which bounds a deleted registry's host name can be had again (<c>domainNameLabelScope</c>): <see cref="Unsecure"/>, the
    /// default, <c>TenantReuse</c>, <c>SubscriptionReuse</c>, <c>ResourceGroupReuse</c> or <c>NoReuse</c>. All but the default add a hash
    /// to the host name. Fixed when the registry is created.
    /// </summary>
    public string DomainNameLabelScope { get; init; } = Unsecure;

    /// <summary>
    /// Whether ACR Tasks reach the registry past its network rules, with the task's identity
    /// (<c>networkRuleBypassAllowedForTasks</c>). Default false.
    /// </summary>
    public bool NetworkRuleBypassAllowedForTasks { get; init; }

    /// <summary>
    /// How the registry's host names are reached (<c>endpointProtocol</c>): <see cref="IPv4"/>, the default, or <see cref="IPv4AndIPv6"/>.
    /// </summary>
    public string EndpointProtocol { get; init; } = IPv4;
}
