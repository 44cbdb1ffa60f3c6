using GeoRegistry.Configuration;

namespace GeoRegistry.PublicAccess;

/// <summary>Whether the public network reaches a registry, for checks that depend on it.</summary>
internal static class PublicAccessChecks
{
    /// <summary>As the settings say; by default the first private endpoint closes the public way.</summary>
    internal static bool IsEnabled(ConfigNode registry) => registry["publicAccess"]["enabled"].Flag ?? !registry["privateAccess"]["endpoints"].Items.Any();

    /// <summary>Says where nobody reaches a registry, neither over the internet nor through a private endpoint.</summary>
    internal static void Check(ConfigNode registry, PublicAccessSettings settings)
    {
        if (settings is { AllowsOthers: false, IpRules: [] } && !registry["privateAccess"]["endpoints"].Items.Any())
        {
            registry["publicAccess"].Warn(
                "nobody can reach the registry, not even to push a first image: the internet is kept out, and no private endpoint leads to it; add "
                    + "privateAccess.endpoints, unless others declare one");
        }
    }
}
