using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Records;

namespace GeoRegistry.Monitoring;

/// <summary>Azure refuses two diagnostic settings of one resource that send the same category to the same destination.</summary>
internal static class DiagnosticSlots
{
    /// <summary>A slot for each destination of each diagnostic setting of a registry.</summary>
    internal static IEnumerable<Slot> Of(CommonSettings registry, ImmutableArray<DiagnosticSettings> settings)
        => from setting in settings
           from destination in DestinationsOf(setting)
           let isShared = settings.SelectMany(DestinationsOf).Count(other => ResourceIds.Comparer.Equals(other, destination)) > 1
           let sent = string.Join('-', setting.LogCategories.Concat(setting.LogGroups).Concat(setting.Metrics ? ["metrics"] : []).Order(StringComparer.Ordinal))
           select new Slot(
               $"diagnostics-to-{KeyOf(destination)}{(isShared ? $"-{sent}" : "")}".ToLowerInvariant(),
               setting.Name,
               recorded => Renaming.Refusal(
                   $"{registry.Name}: the diagnostic setting {recorded} cannot become {setting.Name}: Azure does not rename diagnostic settings, and takes one "
                       + $"that sends these logs or metrics to {ResourceIds.Name(destination)}",
                   recorded,
                   "what the registry would log between the two runs is lost")
                       + Renaming.InTheStack(
                           registry.Name,
                           "azure-native:monitor:DiagnosticSetting",
                           recorded,
                           $"diagnostics-{recorded}",
                           $"diagnostics-{setting.Name}"));

    private static IEnumerable<string> DestinationsOf(DiagnosticSettings setting)
        => new[]
        {
            setting.Workspace,
            setting.StorageAccount,
            setting.EventHub is { } hub ? hub.AuthorizationRule : null,
            setting.Partner,
        }.OfType<string>();

    /// <summary>A workspace that is declared here by its name; an id by its last part and a hash, since others may have the same name.</summary>
    private static string KeyOf(string destination) => destination.StartsWith('/') ? $"{ResourceIds.Name(destination)}-{Slot.Hash(destination)}" : destination;
}
