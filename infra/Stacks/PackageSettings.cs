using System.Collections.Immutable;
using GeoRegistry.Cache;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Registries;

namespace GeoRegistry.Stacks;

/// <summary>
/// Pulumi reads the settings of a parameterized package's provider under the package's own name. A registry in another API version than azure-native's own
/// would go to whatever subscription the environment names, if only <c>azure-native:subscriptionId</c> were set.
/// </summary>
internal static class PackageSettings
{
    private const string AzureNative = "azure-native:";

    /// <summary>Everything that is deployed says where it is itself.</summary>
    private const string Location = "azure-native:location";

    /// <param name="registries">The list of registries.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="keys">All keys of the configuration.</param>
    internal static void Check(ConfigNode registries, IReadOnlyCollection<RegistrySettings> read, ImmutableArray<string> keys)
    {
        foreach (var package in read.SelectMany(PackagesOf).Distinct().Order(StringComparer.Ordinal))
        {
            var missing = keys
                .Where(key => key.StartsWith(AzureNative, StringComparison.Ordinal) && key is not Location)
                .Select(key => $"{package}:{key[AzureNative.Length..]}")
                .Except(keys)
                .Order(StringComparer.Ordinal)
                .ToList();
            var deployed = read.Where(registry => PackagesOf(registry).Contains(package)).Select(registry => registry.Name);
            if (missing is not [])
            {
                registries.Warn(
                    $"the provider of {package}, with which {string.Join(", ", deployed)} is deployed, does not read the settings of azure-native; set "
                        + $"{string.Join(", ", missing)} as well, or environment variables such as ARM_SUBSCRIPTION_ID, which hold for both");
            }
        }
    }

    /// <summary>The packages with which a registry is deployed besides azure-native itself.</summary>
    private static IEnumerable<string> PackagesOf(RegistrySettings registry)
    {
        if (registry.ApiVersion is RegistryApiVersion.Stable)
            yield return "azure-native_containerregistry_v20251101";
        if (registry.ApiVersion is RegistryApiVersion.Preview || registry.CacheRules.Any(rule => rule.Identity is not null))
            yield return "azure-native_containerregistry_v20260101preview";
    }
}
