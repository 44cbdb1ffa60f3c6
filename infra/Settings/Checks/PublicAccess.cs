using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks;

/// <summary>Whether the public network reaches a registry, for checks that depend on it.</summary>
internal static class PublicAccess
{
    /// <summary>As the settings say; by default the first private endpoint closes the public way.</summary>
    internal static bool IsEnabled(ConfigNode registry) => registry["publicAccess"]["enabled"].Flag ?? !registry["privateAccess"]["endpoints"].Items.Any();
}
