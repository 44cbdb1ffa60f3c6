using System.Collections.Immutable;

namespace GeoRegistry.Policies.Declarations;

/// <summary>The private endpoints that lead to registries. An endpoint has one connection, which its owner makes or the registry's owner approves.</summary>
internal static class RegistryEndpoints
{
    /// <summary>The inputs of a private endpoint that hold its connections.</summary>
    internal static readonly ImmutableArray<string> Connections = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

    /// <summary>The endpoints that lead to a registry.</summary>
    internal static Parts Of(DeclaredStack stack, DeclaredResource registry)
    {
        var parts = Connections.Select(list => stack.PartsOf(registry, Kinds.PrivateEndpoint, Target(list))).ToList();
        return new([.. parts.SelectMany(part => part.Known)], parts.Any(part => part.MayHaveMore));
    }

    /// <summary>The declared registry that an endpoint leads to; null where it leads elsewhere, or where it cannot be told.</summary>
    internal static DeclaredResource? RegistryOf(DeclaredStack stack, DeclaredResource endpoint)
        => Connections.Select(list => stack.Target(endpoint[Target(list)], Kinds.Registry)).FirstOrDefault(registry => registry is not null);

    /// <summary>Whether an endpoint leads to a registry, declared or not.</summary>
    internal static Truth LeadsToRegistry(DeclaredResource endpoint)
        => Truth.Any(Connections.Select(list => endpoint[list].Any(connection => connection["groupIds"].Any(member => member.Is("registry")))));

    /// <summary>Whether it is not known yet what an endpoint leads to.</summary>
    internal static bool IsTargetUnknown(DeclaredResource endpoint) => Connections.Any(list => endpoint[Target(list)].IsUnknown);

    /// <summary>The ids of the zones that an endpoint has its records in: those of all its groups.</summary>
    internal static (ImmutableArray<DeclaredValue> Known, bool MayHaveMore) ZonesOf(DeclaredStack stack, DeclaredResource endpoint)
    {
        var groups = stack.PartsOf(endpoint, Kinds.PrivateDnsZoneGroup, "privateEndpointName");
        var zones = groups.Known.Select(group => group["privateDnsZoneConfigs"]).ToList();
        return (
            [.. zones.SelectMany(list => list.Items).Select(zone => zone["privateDnsZoneId"]).Where(zone => !zone.IsGiven.IsNo)],
            groups.MayHaveMore || zones.Any(list => list.IsUnknown));
    }

    /// <summary>The declared zone that an id comes from; null where it was written down, or cannot be told.</summary>
    internal static DeclaredResource? ZoneOf(DeclaredValue id)
        => id.References.Where(resource => resource.Kind == Kinds.PrivateZone).Take(2).ToList() is [var only] ? only : null;

    private static string Target(string list) => $"{list}.0.privateLinkServiceId";
}
