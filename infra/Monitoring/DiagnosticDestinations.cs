using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Monitoring;

/// <summary>
/// A diagnostic setting has a destination, a resource has at most five settings, and Azure refuses two of one resource that send the same
/// category to the same destination.
/// </summary>
internal static class DiagnosticDestinations
{
    private static readonly string[] Keys = ["workspace", "storageAccount", "eventHub", "partner"];

    internal static void Check(ConfigNode diagnostics)
    {
        ConfigNode[] settings = [.. diagnostics.Items];
        if (settings.Length > ObservationSettings.MaximumDiagnostics)
            diagnostics.Report($"must be at most {ObservationSettings.MaximumDiagnostics} entries; Azure keeps no more for one resource");
        foreach (var setting in settings.Where(setting => setting.Keys.Any() && !setting.Keys.Intersect(Keys).Any()))
            setting.Report($"must have at least one of the destinations {string.Join(", ", Keys)}");
        foreach (var (index, setting) in settings.Index())
        {
            foreach (var key in Keys)
                CheckRepeated(setting, key, settings.Take(index));
        }
    }

    private static void CheckRepeated(ConfigNode setting, string key, IEnumerable<ConfigNode> others)
    {
        var destination = Find(setting, key);
        var repeated = others.FirstOrDefault(other =>
            destination.Text is { } text && ResourceIds.Comparer.Equals(text, Find(other, key).Text) && SentBy(setting).Intersect(SentBy(other)).Any());
        if (repeated is not null)
        {
            destination.Report(
                $"must be another destination than that of {Find(repeated, key).Path}, which sends some of the same there: Azure refuses that",
                "put both into one entry, or choose different logs and metrics");
        }
    }

    private static ConfigNode Find(ConfigNode setting, string key) => key is "eventHub" ? setting[key]["authorizationRule"] : setting[key];

    /// <summary>What a setting sends; the groups overlap, and each stands for every category.</summary>
    private static IEnumerable<string> SentBy(ConfigNode setting)
    {
        string[] single = [.. setting["logs"].Items.Select(category => category.Text).OfType<string>()];
        var isAll = !setting.Keys.Intersect(["logs", "groups", "metrics"]).Any();
        string[] logs = isAll || setting["groups"].Items.Any() ? ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"] : single;
        return isAll || setting["metrics"].Flag is true ? [.. logs, "AllMetrics"] : logs;
    }
}
