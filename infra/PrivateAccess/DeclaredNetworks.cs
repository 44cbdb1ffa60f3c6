using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// The networks, subnets and zones that the registries of the stack declare, as each of them finds them: by name, its own as <c>NETWORK</c> and another
/// registry's as <c>REGISTRY/NETWORK</c>, or by id.
/// </summary>
/// <param name="registries">The list of all registries.</param>
/// <param name="subscription">The subscription that the stack is deployed to; null where it is not known, and ids of any may be meant.</param>
internal sealed class DeclaredNetworks(ConfigNode registries, string? subscription)
{
    private const string DefaultZone = "default";
    private const int LongestChain = 16;

    /// <summary>As above.</summary>
    internal string? Subscription => subscription;

    /// <summary>Every declared network.</summary>
    internal IEnumerable<DeclaredNetwork> Networks
        => from registry in registries.Items
           from network in registry["privateAccess"]["networks"].Items
           where network["name"].Text is not null
           select new DeclaredNetwork(registry, network);

    /// <summary>Every subnet of those.</summary>
    internal IEnumerable<DeclaredSubnet> Subnets
        => from network in Networks
           from subnet in network.Node["subnets"].Items
           where subnet["name"].Text is not null
           select new DeclaredSubnet(network, subnet);

    /// <summary>The network that is meant; null for one that exists or cannot be found.</summary>
    /// <param name="text">What calls it.</param>
    /// <param name="registry">The registry whose settings have the reference.</param>
    internal DeclaredNetwork? FindNetwork(string? text, ConfigNode registry)
        => Networks.FirstOrDefault(network => IsMeant(text, registry, network.Registry, network.Name) || IsIdOf(text, network.Group, network.Path));

    /// <summary>The subnet that is meant; null for one that exists or cannot be found.</summary>
    /// <param name="text">What calls it: <c>NETWORK/SUBNET</c>, <c>REGISTRY/NETWORK/SUBNET</c> or its id.</param>
    /// <param name="registry">The registry whose settings have the reference.</param>
    internal DeclaredSubnet? FindSubnet(string? text, ConfigNode registry)
        => Subnets.FirstOrDefault(subnet => IsMeant(text, registry, subnet.Network.Registry, subnet.Name)
            || IsIdOf(text, subnet.Network.Group, $"{subnet.Network.Path}/subnets/{subnet.Node["name"].Text}"));

    /// <summary>The zones of a registry: those that it lists, or the one that it has by default.</summary>
    internal static IEnumerable<DeclaredZone> ZonesOf(ConfigNode registry)
    {
        var dns = registry["privateAccess"]["dns"];
        if (dns["managedElsewhere"].Flag is true)
            return [];
        return dns["zones"].IsGiven
            ? dns["zones"].Items.Where(zone => zone["name"].Text is not null).Select(zone => new DeclaredZone(registry, zone, zone["name"].Text!))
            : registry["privateAccess"]["endpoints"].Items.Take(1).Select(_ => new DeclaredZone(registry, dns, DefaultZone));
    }

    /// <summary>The zones of all other registries, by <c>REGISTRY/ZONE</c>.</summary>
    /// <param name="registry">The registry that looks for one.</param>
    internal IEnumerable<DeclaredZone> ZonesBeside(ConfigNode registry)
        => registries.Items.Where(other => other.Path != registry.Path && other["name"].Text is not null).SelectMany(ZonesOf);

    /// <summary>
    /// Where an entry leads in the end: to a zone that a registry declares, or to one that exists. An entry that names another registry's zone may
    /// find there one that does the same.
    /// </summary>
    /// <returns>The entry that declares the zone or has its id; null where there is none.</returns>
    internal DeclaredZone? Resolve(DeclaredZone zone)
    {
        DeclaredZone? found = zone;
        for (var steps = 0; found?.Reference is { } reference; steps++)
            found = steps < LongestChain ? ZonesBeside(found.Registry).FirstOrDefault(other => other.FullName == reference) : null;
        return found?.Id is { } id ? registries.Items.SelectMany(ZonesOf).FirstOrDefault(other => other.IsDeclared && IsIdOf(id, other)) ?? found : found;
    }

    /// <summary>The zone's identity in Azure: resource group and name; null if no such zone is declared.</summary>
    internal string? IdentityOf(DeclaredZone zone) => Resolve(zone) is { } found ? (found.Id ?? found.Group).ToLowerInvariant() : null;

    /// <summary>The same of a network that an entry calls by name or by id.</summary>
    internal string IdentityOfNetwork(string text, ConfigNode registry)
        => (FindNetwork(text, registry) is { } declared ? $"{declared.Group}/{declared.Name}" : text).ToLowerInvariant();

    /// <summary>Whether a text is the id of what is declared in a resource group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="group">The resource group's name.</param>
    /// <param name="path">As for <see cref="ResourceIds.InGroup"/>.</param>
    internal bool IsIdOf(string? text, string group, string path)
        => text?.Split('/') is ["", _, var given, ..] && ResourceIds.Comparer.Equals(text, ResourceIds.InGroup(subscription ?? given, group, path));

    private bool IsIdOf(string id, DeclaredZone zone) => Cloud.All.Any(
        cloud => IsIdOf(id, zone.Group, $"Microsoft.Network/privateDnsZones/{cloud.PrivateDnsZone}"));

    private static bool IsMeant(string? text, ConfigNode registry, ConfigNode owner, string name)
        => text is not null && ((registry.Path == owner.Path && text == name) || text == $"{owner["name"].Text}/{name}");
}

/// <summary>A network that a registry of the stack declares.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Node">The network's entry.</param>
internal sealed record DeclaredNetwork(ConfigNode Registry, ConfigNode Node)
{
    /// <summary>Its name.</summary>
    internal string Name => Node["name"].Text!;

    /// <summary>Its resource group; empty when it could not be read.</summary>
    internal string Group => Node["resourceGroup"].Text ?? Registry["resourceGroup"].Text ?? "";

    /// <summary>Where it is; null when it could not be read.</summary>
    internal Region? Region => Node["region"].IsGiven ? Node["region"].FindRegion() : Registry["homeRegion"].FindRegion();

    /// <summary>The end of its id.</summary>
    internal string Path => $"Microsoft.Network/virtualNetworks/{Name}";

    /// <summary>What a registry calls it.</summary>
    internal string NameFor(ConfigNode registry) => registry.Path == Registry.Path ? Name : $"{Registry["name"].Text}/{Name}";
}

/// <summary>A subnet of such a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Node">The subnet's entry.</param>
internal sealed record DeclaredSubnet(DeclaredNetwork Network, ConfigNode Node)
{
    /// <summary>What the registry that declares it calls it: <c>NETWORK/SUBNET</c>.</summary>
    internal string Name => $"{Network.Name}/{Node["name"].Text}";

    /// <summary>What a registry calls it.</summary>
    internal string NameFor(ConfigNode registry) => $"{Network.NameFor(registry)}/{Node["name"].Text}";
}

/// <summary>A zone as a registry has it, whether it declares it or finds it elsewhere.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Place">The zone's entry; that of <c>dns</c> where the registry has one by default.</param>
/// <param name="Name">What its endpoints call it.</param>
internal sealed record DeclaredZone(ConfigNode Registry, ConfigNode Place, string Name)
{
    /// <summary>What other registries call it.</summary>
    internal string FullName => $"{Registry["name"].Text}/{Name}";

    /// <summary>The id of one that exists; null where it has none.</summary>
    internal string? Id => Place["id"].Text;

    /// <summary>What the registry calls another one's zone; null where it is its own.</summary>
    internal string? Reference => Place["zone"].Text;

    /// <summary>Whether the registry declares it.</summary>
    internal bool IsDeclared => !Place["id"].IsGiven && !Place["zone"].IsGiven;

    /// <summary>The resource group that it is declared in; empty when it could not be read.</summary>
    internal string Group => Place["resourceGroup"].Text ?? Registry["resourceGroup"].Text ?? "";

    /// <summary>The endpoints that have their records in it.</summary>
    internal IEnumerable<ConfigNode> Endpoints => Registry["privateAccess"]["endpoints"].Items.Where(endpoint => (endpoint["zone"].Text ?? Name) == Name);
}
