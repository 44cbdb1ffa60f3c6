using System.Collections.Frozen;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>
/// What Azure gives back in clear although it may hold a key: addresses that are called with what is in their query, tokens and headers.
/// Nothing in azure-native marks them. Here they are secrets where no program has said whether they are, as in an import, so that they are neither
/// printed nor kept in clear.
/// </summary>
internal static class SensitiveProperties
{
    private const string IsSecret = "isSecret";
    private const string Value = "value";

    // Of webhooks of registries and action groups, of functions, logic apps and event subscriptions, of steps and sources of tasks.
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "callbackUrl", "contextAccessToken", "customHeaders", "endpointUrl", "httpTriggerUrl", "password", "refreshToken", "serviceUri", "token");

    /// <summary>The same properties, with every text in those that may hold a key marked as a secret.</summary>
    internal static PropertyMap Mark(PropertyMap properties) => Mark(properties, isSensitive: false);

    private static PropertyMap Mark(PropertyMap properties, bool isSensitive)
    {
        var saysSo = properties.GetValueOrDefault(IsSecret) is PropertyValue.Bool { Value: true };
        return new(properties.Select(property => KeyValuePair.Create(
            property.Key, Mark(property.Value, isSensitive || Names.Contains(property.Key) || (saysSo && property.Key == Value)))));
    }

    private static PropertyValue Mark(PropertyValue value, bool isSensitive) => value switch
    {
        PropertyValue.Map map => new PropertyValue.Map(Mark(map.Members, isSensitive)),
        PropertyValue.List list => new PropertyValue.List([.. list.Items.Select(item => Mark(item, isSensitive))]),
        PropertyValue.Text when isSensitive => new PropertyValue.Secret(value),
        _ => value,
    };
}
