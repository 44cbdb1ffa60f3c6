using System.Collections.Immutable;

namespace GeoRegistry.Configuration;

/// <summary>
/// A key of the stack's configuration that nobody reads has no effect, and Pulumi says nothing of it: here a slip of the pen in it is found.
/// </summary>
internal static class ConfigurationKeys
{
    /// <summary>The namespace of all keys of this program in the stack's configuration.</summary>
    internal const string Namespace = "geo-registry";

    /// <summary>The list of registries.</summary>
    internal const string Registries = "registries";

    /// <summary>How the policy rules are used.</summary>
    internal const string Policies = "policies";

    /// <summary>The regions that the catalogue lacks.</summary>
    internal const string AdditionalRegions = "additionalRegions";

    /// <summary>In place of a value that was not looked at: it may be a secret.</summary>
    private const string Unread = "…";

    private const string AzureNative = "azure-native";
    private const string RandomProvider = "random";

    private static readonly ImmutableArray<string> Own = [Registries, Policies, AdditionalRegions];

    /// <summary>
    /// Source: https://www.pulumi.com/registry/packages/azure-native/installation-configuration/ and <c>config/vars.d.ts</c> of the npm package.
    /// </summary>
    private static readonly ImmutableArray<string> OfAzureNative =
    [
        "auxiliaryTenantIds", "clientCertificatePassword", "clientCertificatePath", "clientId", "clientSecret", "disableInstanceDiscovery",
        "disablePulumiPartnerId", "environment", "location", "metadataHost", "msiEndpoint", "oidcRequestToken", "oidcRequestUrl", "oidcToken",
        "oidcTokenFilePath", "partnerId", "subscriptionId", "tenantId", "useDefaultAzureCredential", "useMsi", "useOidc",
    ];

    private static readonly ImmutableArray<string> Spaces = [Namespace, AzureNative, RandomProvider, "pulumi"];

    /// <param name="keys">All keys of the configuration, such as <c>azure-native:location</c>.</param>
    /// <param name="context">Takes what is found.</param>
    internal static void Check(IEnumerable<string> keys, ReadingContext context)
    {
        foreach (var key in keys)
        {
            if (key.Split(':') is not [var space, var name])
                continue;
            var place = new ConfigNode(key, null, context);
            if (space == Namespace)
                CheckOwn(key, name, context);
            else if (space is AzureNative or RandomProvider || space.StartsWith($"{AzureNative}_", StringComparison.Ordinal))
                CheckProviders(place, space, name);
            else if (!Spaces.Contains(space) && Nearest.To(space, Spaces) is { } meant)
                place.Warn($"nobody reads this key; was {meant}:{name} meant?");
        }
    }

    private static void CheckOwn(string key, string name, ReadingContext context)
    {
        if (!Own.Contains(name))
        {
            context.Errors.Add(new(
                key,
                Unread,
                $"is not a key here; the keys are {string.Join(", ", Own.Select(own => $"{Namespace}:{own}"))}",
                Nearest.To(name, Own) is { } meant ? $"{Namespace}:{meant}" : "remove the key"));
        }
    }

    private static void CheckProviders(ConfigNode place, string space, string name)
    {
        ImmutableArray<string> known = space is RandomProvider ? [] : OfAzureNative;
        if (known.Contains(name))
            return;
        place.Warn(
            $"the provider {space} has no such setting and ignores it; "
                + (Nearest.To(name, known) is { } meant ? $"was {space}:{meant} meant?" : "remove it, or look up its name in the provider's documentation"));
    }
}
