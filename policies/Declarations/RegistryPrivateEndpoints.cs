using System.Collections.Immutable;

namespace GeoRegistry.Policies.Declarations;

/// <summary>The private endpoints of registries. An endpoint has one connection, which is approved automatically or by the registry's owner.</summary>
internal static class RegistryPrivateEndpoints
{
    /// <summary>The inputs of a private endpoint that hold its connections.</summary>
    internal static readonly ImmutableArray<string> Connections = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

    /// <summary>The endpoints that lead to a registry.</summary>
    internal static OwnedResources Of(DeclaredStack stack, DeclaredResource registry)
    {
        var parts = Connections.Select(list => stack.OwnedBy(registry, Kinds.PrivateEndpoint, Target(list))).ToList();
        return new([.. parts.SelectMany(part => part.Known)], parts.Any(part => part.MayHaveMore));
    }

    /// <summary>The declared registry that an endpoint leads to; null if it leads elsewhere, or if it is not known yet.</summary>
    internal static DeclaredResource? RegistryOf(DeclaredStack stack, DeclaredResource endpoint)
        => Connections.Select(list => stack.Target(endpoint[Target(list)], Kinds.Registry)).FirstOrDefault(registry => registry is not null);

    /// <summary>Whether an endpoint leads to a registry, declared or not.</summary>
    internal static Decision LeadsToRegistry(DeclaredResource endpoint)
        => Decision.Any(Connections.Select(list => endpoint[list].Any(connection => connection["groupIds"].Any(member => member.Is("registry")))));

    /// <summary>Whether it is not known yet what an endpoint leads to.</summary>
    internal static bool IsTargetUnknown(DeclaredResource endpoint) => Connections.Any(list => endpoint[Target(list)].IsUnknown);

    /// <summary>The ids of the DNS zones that have an endpoint's records: those of all its zone groups.</summary>
    internal static (ImmutableArray<DeclaredValue> Known, bool MayHaveMore) ZonesOf(DeclaredStack stack, DeclaredResource endpoint)
    {
        var groups = stack.OwnedBy(endpoint, Kinds.PrivateDnsZoneGroup, "privateEndpointName");
        var zones = groups.Known.Select(group => group["privateDnsZoneConfigs"]).ToList();
        return (
            [.. zones.SelectMany(list => list.Items).Select(zone => zone["privateDnsZoneId"]).Where(zone => !zone.IsGiven.IsNo)],
            groups.MayHaveMore || zones.Any(list => list.IsUnknown));
    }

    /// <summary>The declared zone that an id comes from; null if the id is literal, or if it is not known yet.</summary>
    internal static DeclaredResource? ZoneOf(DeclaredValue id)
        => id.References.Where(resource => resource.Kind == Kinds.PrivateZone).Take(2).ToList() is [var only] ? only : null;

    private static string Target(string list) => $"{list}.0.privateLinkServiceId";
}
