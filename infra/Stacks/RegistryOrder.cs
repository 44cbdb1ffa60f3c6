using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;
using GeoRegistry.PrivateAccess;

namespace GeoRegistry.Stacks;

/// <summary>A registry that refers to parts of another one, by name or by id, is declared after it. No two can each come after the other.</summary>
internal static class RegistryOrder
{
    /// <param name="registries">The list of all registries.</param>
    /// <param name="networks">What they declare of networks.</param>
    /// <returns>The names of all registries, each after those whose parts it refers to and otherwise by name. Circles are reported.</returns>
    internal static ImmutableArray<string> Read(ConfigNode registries, DeclaredNetworks networks)
    {
        var byName = registries.Items.Where(registry => registry["name"].Text is not null)
            .DistinctBy(registry => registry["name"].Text!, RegistryNames.Comparer)
            .ToImmutableSortedDictionary(registry => registry["name"].Text!, registry => registry, StringComparer.Ordinal);
        var parts = byName.Values.SelectMany(DeclaredIds.Of).ToArray();
        var order = ImmutableArray.CreateBuilder<string>();
        var way = new List<string>();
        foreach (var name in byName.Keys)
            Visit(name);
        return order.ToImmutable();

        void Visit(string name)
        {
            if (order.Contains(name))
                return;
            way.Add(name);
            var references = ReferencesOf(byName[name], networks, parts).DistinctBy(reference => reference.Owner);
            foreach (var (place, owner) in references.Where(reference => byName.ContainsKey(reference.Owner)))
            {
                if (way.Contains(owner))
                    ReportCircle(place, way.Skip(way.IndexOf(owner)));
                else
                    Visit(owner);
            }

            way.RemoveAt(way.Count - 1);
            order.Add(name);
        }
    }

    private static void ReportCircle(ConfigNode place, IEnumerable<string> circle)
    {
        string[] names = [.. circle];
        place.Report(
            $"must not close a circle: {string.Join(" refers to ", names.Append(names[0]))}, so none of them could be declared first",
            "declare what they share in one registry, and let the others name it; another registry's zone is linked to networks of one's own with links "
                + "beside zone");
    }

    /// <summary>What a registry refers to in others, with the name of that registry.</summary>
    private static IEnumerable<(ConfigNode Place, string Owner)> ReferencesOf(ConfigNode registry, DeclaredNetworks networks, DeclaredIds[] parts)
    {
        var privateAccess = registry["privateAccess"];
        var zones = privateAccess["dns"]["zones"].Items.ToArray();
        IEnumerable<(ConfigNode Place, ConfigNode? Owner)> byName = privateAccess["endpoints"].Items
            .Concat(registry["agentPools"].Items)
            .Select(user => user["subnet"])
            .Select(subnet => (subnet, networks.FindSubnet(subnet.Text, registry)?.Network.Registry))
            .Concat(zones.SelectMany(zone => zone["links"].Items).Select(link => (link, networks.FindNetwork(link.Text, registry)?.Registry)))
            .Concat(zones.Select(zone => (
                zone["zone"], networks.ZonesBeside(registry).FirstOrDefault(other => other.FullName == zone["zone"].Text)?.Registry)));
        IEnumerable<(ConfigNode Place, ConfigNode? Owner)> byId = registry.Texts.Where(text => SubnetPlace.IsId(text.Text!))
            .Select(text => (text, parts.FirstOrDefault(part => part.Has(text.Text!, networks))?.Registry));
        return byName.Concat(byId)
            .Where(reference => reference.Owner is { } owner && owner.Path != registry.Path)
            .Select(reference => (reference.Place, reference.Owner!["name"].Text!));
    }
}
