using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>
/// IPv6 reaches images through data endpoints only, and stops tasks (Microsoft's page "IPv6 dual-stack endpoints in Azure Container Registry").
/// </summary>
internal static class EndpointProtocols
{
    /// <param name="registry">The entry of <c>registries</c>.</param>
    /// <param name="dataEndpointEnabled">Whether the registry has data endpoints, asked for or because something else needs them.</param>
    internal static void Check(ConfigNode registry, bool dataEndpointEnabled)
    {
        var protocol = registry["endpointProtocol"];
        if (protocol.Text is not NewerFeatures.IPv4AndIPv6)
            return;
        if (registry["tasks"].Items.Any())
        {
            protocol.Report(
                $"must be {NewerFeatures.IPv4} beside tasks: they do not work in a registry with IPv6", $"{NewerFeatures.IPv4}, or remove the tasks");
        }

        if (!dataEndpointEnabled)
            protocol.Report($"must be {NewerFeatures.IPv4} unless dataEndpointEnabled is true", "add dataEndpointEnabled: true to the registry");
    }
}
