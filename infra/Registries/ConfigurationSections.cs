using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Webhooks;

namespace GeoRegistry.Registries;

/// <summary>Every map that the configuration of a registry consists of, in the order of the documentation.</summary>
internal static class ConfigurationSections
{
    internal static ImmutableArray<ConfigSection> All { get; } = [WebhookSection.Keys];
}
