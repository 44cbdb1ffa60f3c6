namespace GeoRegistry.Azure;

/// <summary>How much of each kind a Premium registry holds, as Azure documents its service tiers and its artifact cache.</summary>
public static class PremiumLimits
{
    /// <summary>The most webhooks of one registry, those of all regions together.</summary>
    public const int Webhooks = 500;

    /// <summary>The most cache rules of one registry.</summary>
    public const int CacheRules = 1000;
}
