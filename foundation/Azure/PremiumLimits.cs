namespace GeoRegistry.Azure;

/// <summary>
/// How much of each kind a Premium registry holds, as Azure documents its service tiers, its artifact cache, and access from selected
/// networks and from virtual networks.
/// </summary>
public static class PremiumLimits
{
    /// <summary>The most webhooks of one registry, those of all regions together.</summary>
    public const int Webhooks = 500;

    /// <summary>The most cache rules of one registry.</summary>
    public const int CacheRules = 1000;

    /// <summary>The most private endpoints of one registry, unless Azure's support raises it.</summary>
    public const int PrivateEndpoints = 200;

    /// <summary>The most rules of one registry for addresses on the internet.</summary>
    public const int IPRules = 200;

    /// <summary>The most rules of one registry for service endpoints of virtual networks.</summary>
    public const int VirtualNetworkRules = 100;
}
