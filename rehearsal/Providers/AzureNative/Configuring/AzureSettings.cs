using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Configuring;

/// <summary>What a configuration of azure-native means for a rehearsal.</summary>
/// <remarks>
/// As in azure-native, a setting counts before its environment variable, and <c>location</c> has none (getConfig in its provider.go,
/// https://www.pulumi.com/registry/packages/azure-native/installation-configuration/). Credentials are neither needed nor looked at.
/// </remarks>
/// <param name="Identity">The identity that deploys, and its subscription.</param>
/// <param name="Location">Where resources go whose program gives no location; null where nothing is said.</param>
internal sealed record AzureSettings(AzureIdentity Identity, PropertyValue? Location)
{
    private const string PublicMetadataHost = "management.azure.com";

    // The names by which azure-native knows other clouds; it takes any other name for the public one.
    private static readonly string[] OtherClouds =
        ["usgov", "usgovernment", "azureusgovernment", "azureusgovernmentcloud", "china", "azurechina", "azurechinacloud"];

    /// <param name="simulated">Who deploys where nothing is configured.</param>
    /// <exception cref="ProviderException">The configuration asks for what a rehearsal does not have.</exception>
    internal static AzureSettings Read(ProviderConfiguration configuration, AzureIdentity simulated)
    {
        CheckCloud(configuration.Find("environment", "ARM_ENVIRONMENT", "AZURE_ENVIRONMENT"), IsPublicCloud, "public");
        CheckCloud(configuration.Find("metadataHost", "ARM_METADATA_HOSTNAME"), IsPublicHost, PublicMetadataHost);
        var subscription = configuration.Find("subscriptionId", "ARM_SUBSCRIPTION_ID");
        if (Text(subscription) is { } given && !Guid.TryParseExact(given, "D", out _))
        {
            throw new ProviderException($"{subscription!.Place}: '{given}' is no subscription; its id is a UUID such as {simulated.SubscriptionId}.");
        }

        var identity = new AzureIdentity(
            Text(subscription) ?? simulated.SubscriptionId,
            Text(configuration.Find("tenantId", "ARM_TENANT_ID")) ?? simulated.TenantId,
            simulated.PrincipalId,
            Text(configuration.Find("clientId", "ARM_CLIENT_ID")) ?? simulated.ClientId);
        return new(identity, configuration.Find("location")?.Value is { } location and not PropertyValue.Text { Value: "" } ? location : null);
    }

    /// <summary>The subscription in settings; null where it is left to the environment.</summary>
    internal static PropertyValue? Subscription(PropertyMap settings) => settings.GetValueOrDefault("subscriptionId")?.Plain;

    /// <summary>A subscription as people read it.</summary>
    internal static string Describe(PropertyValue? subscription) => subscription?.AsText() ?? "that of the environment";

    private static bool IsPublicCloud(string name) => !OtherClouds.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsPublicHost(string host) => host.Contains(PublicMetadataHost, StringComparison.OrdinalIgnoreCase);

    private static void CheckCloud(ProviderSetting? setting, Func<string, bool> isPublic, string publicName)
    {
        if (Text(setting) is { } value && !isPublic(value))
        {
            throw new ProviderException(
                $"{setting!.Place}: there is no cloud '{value}' to rehearse with, only the public one; "
                    + $"leave it out or set it to '{publicName}' for a rehearsal.");
        }
    }

    private static string? Text(ProviderSetting? setting) => setting?.Value is PropertyValue.Text { Value.Length: > 0 } text ? text.Value : null;
}
