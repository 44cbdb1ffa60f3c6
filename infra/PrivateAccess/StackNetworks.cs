namespace GeoRegistry.PrivateAccess;

/// <summary>The networks and zones that the registries of a stack have declared so far, by name, for registries that come after.</summary>
internal sealed class StackNetworks
{
    /// <summary>The networks of each registry, by the registry's name in the settings.</summary>
    internal Dictionary<string, PrivateNetworks> Networks { get; } = [];

    /// <summary>The zones, by <c>REGISTRY/ZONE</c>.</summary>
    internal Dictionary<string, DeployedZone> Zones { get; } = [];
}
