using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using Pulumi;

namespace GeoRegistry.Registries;

/// <summary>
/// The host names by which clients reach the registry, all on port 443, and the allow-lists of a firewall in front of them (Microsoft's
/// pages "Configure rules to access an Azure container registry behind a firewall" and "Geo-replication in Azure Container Registry").
/// </summary>
internal static class HostNames
{
    /// <summary>The host names as the registry puts them out; none where Azure does not return the global endpoint.</summary>
    /// <param name="settings">The registry's settings.</param>
    /// <param name="loginServer">The global endpoint.</param>
    internal static Output<ImmutableDictionary<string, object?>> Of(RegistrySettings settings, Output<string> loginServer)
        => loginServer.Apply(global => global is null ? ImmutableDictionary<string, object?>.Empty : Of(settings, global));

    private static ImmutableDictionary<string, object?> Of(RegistrySettings settings, string global)
    {
        var regions = settings.Replicas
            .Select(replica => replica.Region)
            .Prepend(settings.HomeRegion)
            .OrderBy(region => region.Name, StringComparer.Ordinal)
            .ToList();
        string Regional(Region region) => Within(global, region, "geo");
        string Data(Region region) => Within(global, region, "data");
        // Without data endpoints an image's layers come from storage accounts that Azure chooses, so only a wildcard covers them.
        IEnumerable<string> Downloads(params IEnumerable<Region> from) => settings.DataEndpointEnabled ? from.Select(Data) : [StorageWildcard];

        var byRegion = new Dictionary<string, object?>();
        var allowedByRegion = new Dictionary<string, object?>();
        foreach (var region in regions)
        {
            var names = new Dictionary<string, object?>();
            if (settings.DataEndpointEnabled)
                names["dataEndpoint"] = Data(region);
            if (settings.HasRegionalEndpoints)
            {
                names["regionalEndpoint"] = Regional(region);
                allowedByRegion[region.Name] = Downloads(region).Prepend(Regional(region)).ToImmutableArray();
            }

            byRegion[region.Name] = names.ToImmutableDictionary();
        }

        var outputs = new Dictionary<string, object?>
        {
            ["globalEndpoint"] = global,
            ["regions"] = byRegion.ToImmutableDictionary(),
            // The global endpoint may send a client to any region.
            ["firewall"] = Downloads(regions).Prepend(global).ToImmutableArray(),
        };
        if (!settings.DataEndpointEnabled)
            outputs["storage"] = StorageWildcard;
        if (settings.HasRegionalEndpoints)
            outputs["firewallByRegion"] = allowedByRegion.ToImmutableDictionary();
        return outputs.ToImmutableDictionary();
    }

    private static string StorageWildcard => $"*.{TargetCloud.Current.StorageSuffix}";

    /// <summary>A host name of one region: <c>contoso.azurecr.io</c> becomes <c>contoso.westeurope.data.azurecr.io</c>.</summary>
    private static string Within(string global, Region region, string kind)
    {
        var dot = global.IndexOf('.', StringComparison.Ordinal);
        return $"{global[..dot]}.{region.Name}.{kind}{global[dot..]}";
    }
}
