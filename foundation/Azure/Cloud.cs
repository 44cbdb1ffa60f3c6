using System.Collections.Immutable;

namespace GeoRegistry.Azure;

/// <summary>
/// One of the clouds that Azure consists of, and what its host names end with. Sources: Microsoft's lists of private DNS zones and of
/// endpoints per cloud.
/// </summary>
/// <param name="Name">What <c>azure-native:environment</c> calls it.</param>
/// <param name="RegistrySuffix">What registries' host names end with, such as <c>azurecr.io</c>.</param>
/// <param name="StorageSuffix">What Azure Storage's host names end with, where images are downloaded without data endpoints.</param>
/// <param name="VaultSuffix">What key vaults' host names end with, such as <c>vault.azure.net</c>.</param>
public sealed record Cloud(string Name, string RegistrySuffix, string StorageSuffix, string VaultSuffix)
{
    /// <summary>Every cloud, the public one first.</summary>
    public static ImmutableArray<Cloud> All { get; } =
    [
        new("public", "azurecr.io", "blob.core.windows.net", "vault.azure.net"),
        new("usgovernment", "azurecr.us", "blob.core.usgovcloudapi.net", "vault.usgovcloudapi.net"),
        new("china", "azurecr.cn", "blob.core.chinacloudapi.cn", "vault.azure.cn"),
    ];

    /// <summary>The cloud that a region is in, by how its name begins: <c>usgov</c> or <c>usdod</c>, <c>china</c>, or anything else.</summary>
    /// <param name="region">The region's name, in either form.</param>
    public static Cloud Of(string region) => Regions.Normalize(region) switch
    {
        var name when name.StartsWith("usgov", StringComparison.Ordinal) || name.StartsWith("usdod", StringComparison.Ordinal) => All[1],
        var name when name.StartsWith("china", StringComparison.Ordinal) => All[2],
        _ => All[0],
    };

    /// <summary>What managed HSMs' host names end with, such as <c>managedhsm.azure.net</c>.</summary>
    public string ManagedHsmSuffix => $"managedhsm{VaultSuffix[VaultSuffix.IndexOf('.', StringComparison.Ordinal)..]}";

    /// <summary>The private DNS zone that private endpoints of registries have their records in.</summary>
    public string PrivateDnsZone => $"privatelink.{RegistrySuffix}";
}
