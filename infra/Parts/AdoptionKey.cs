using GeoRegistry.Configuration;

namespace GeoRegistry.Parts;

/// <summary>Reads <c>adopt</c> of a part of a registry.</summary>
internal static class AdoptionKey
{
    /// <summary>The key <c>adopt</c> of a part.</summary>
    /// <param name="what">What it takes over.</param>
    internal static ConfigKey<bool?> Of(string what) => ConfigKey.Flag("adopt", $"[takes over](#taking-over-what-exists) {what}", "as the registry's `adopt`");

    /// <summary>Where the part's entry is in the configuration, if it is adopted; otherwise null.</summary>
    /// <param name="map">The entry.</param>
    /// <param name="byDefault">Whether it is adopted where the entry does not say so.</param>
    internal static string? AsAdoption(this ConfigMap map, bool byDefault)
        => (map.Optional("adopt")?.AsBoolean() ?? byDefault) ? map.Node.Path : null;
}
