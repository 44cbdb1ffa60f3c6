using GeoRegistry.Cache;
using GeoRegistry.Events;
using GeoRegistry.Identities;
using GeoRegistry.Monitoring;
using GeoRegistry.PrivateAccess;
using GeoRegistry.Records;

namespace GeoRegistry.Registries;

/// <summary>Everything of a registry that Azure gives to one holder at a time.</summary>
internal static class RegistrySlots
{
    internal static IEnumerable<Slot> Of(RegistrySettings settings) =>
    [
        .. EndpointSlots.Of(settings, settings.PrivateAccess),
        .. SubnetSlots.Of(settings, settings.PrivateAccess),
        .. DiagnosticSlots.Of(settings, settings.Observation.Diagnostics),
        .. CredentialSlots.Of(settings, settings.Identity),
        .. CacheRuleSlots.Of(settings, settings.CacheRules),
        .. TopicSlot.Of(settings, settings.Events),
    ];
}
