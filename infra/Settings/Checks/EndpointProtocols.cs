using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks;

/// <summary>IPv6 reaches images through data endpoints only.</summary>
internal static class EndpointProtocols
{
    /// <param name="registry">The entry of <c>registries</c>.</param>
    /// <param name="dataEndpointEnabled">Whether the registry has data endpoints, asked for or because something else needs them.</param>
    internal static void Check(ConfigNode registry, bool dataEndpointEnabled)
    {
        var protocol = registry["endpointProtocol"];
        if (protocol.Text is NewerFeatures.IPv4AndIPv6 && !dataEndpointEnabled)
            protocol.Report($"must be {NewerFeatures.IPv4} unless dataEndpointEnabled is true", "add dataEndpointEnabled: true to the registry");
    }
}
