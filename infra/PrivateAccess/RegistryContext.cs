using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

/// <summary>What reading of private access has to know of the registry that it belongs to.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Networks">What is declared in the stack.</param>
/// <param name="NameLength">How many characters the registry's name in Azure has; 0 when it could not be read.</param>
/// <param name="ResourceGroup">The registry's resource group; empty when it could not be read.</param>
/// <param name="HomeRegion">The home region; null when it could not be read.</param>
/// <param name="Regions">The regions that hold a replica, the home region among them.</param>
/// <param name="RegionalEndpoints">Whether each region has a host name of its own for all requests.</param>
internal sealed record RegistryContext(
    ConfigNode Registry,
    DeclaredNetworks Networks,
    int NameLength,
    string ResourceGroup,
    Region? HomeRegion,
    ImmutableArray<Region> Regions,
    bool RegionalEndpoints)
{
    /// <summary>Looks at the registry silently: what is wrong there is reported by others.</summary>
    internal static RegistryContext Of(ConfigNode registry, DeclaredNetworks networks)
    {
        var homeRegion = registry["homeRegion"].FindRegion();
        var regions = registry["replicas"].Items.Select(replica => replica["region"].FindRegion()).Prepend(homeRegion).OfType<Region>().Distinct();
        var suffix = registry["uniqueSuffix"].Flag is true ? CommonSettings.SuffixLength : 0;
        return new(
            registry,
            networks,
            registry["name"].Text is { } name ? name.Length + suffix : 0,
            registry["resourceGroup"].Text ?? "",
            homeRegion,
            [.. regions.OrderBy(region => region.Name, StringComparer.Ordinal)],
            registry["regionalEndpoints"].Text is "Enabled");
    }
}
