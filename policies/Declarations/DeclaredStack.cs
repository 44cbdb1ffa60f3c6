using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>All resources that a program registers, and how they belong together.</summary>
/// <param name="name">The stack's name, such as <c>prod</c>.</param>
/// <param name="resources">The resources, in the order of their declaration.</param>
public sealed class DeclaredStack(string name, ImmutableArray<DeclaredResource> resources)
{
    private const string EnvironmentTag = "environment";

    private ILookup<string, DeclaredResource> _byKind = resources.ToLookup(resource => resource.Kind);
    private readonly Dictionary<(string Kind, string Property, string OwnerKind), (Dictionary<DeclaredResource, Parts> ByOwner, Parts OfOthers)> _parts = [];
    private readonly Dictionary<string, (ILookup<string, DeclaredResource> ByName, bool HasUnknown)> _names = [];
    private readonly Dictionary<DeclaredResource, RegistryRegions> _regions = [];
    // What is declared late is a part of a registry, and never the registry itself.
    private readonly Lazy<HashSet<DeclaredResource?>> _adopted = new(() =>
        [
            .. resources.Where(resource => resource.Kind is Kinds.Registry && IsTakenOver(resource))
                .Select(resource => resource.Parent)
                .Where(parent => parent is not null),
        ]);
    private readonly Dictionary<BuiltInRole, Dictionary<DeclaredResource, (int Certain, int Possible)>> _assignedBefore = [];

    /// <summary>The stack's name.</summary>
    public string Name { get; } = name;

    /// <summary>The resources, in the order of their declaration.</summary>
    public ImmutableArray<DeclaredResource> Resources { get; private set; } = resources;

    /// <summary>The resources of some kinds.</summary>
    public IEnumerable<DeclaredResource> Of(params IEnumerable<string> kinds) => kinds.SelectMany(kind => _byKind[kind]);

    /// <summary>
    /// Whether others depend on a resource: its tag <c>environment</c> is <c>prod</c> or <c>production</c>, or it has no such tag and the
    /// stack's name has one of these parts.
    /// </summary>
    public Truth IsProduction(DeclaredResource resource)
    {
        var tag = resource["tags"][EnvironmentTag];
        return tag.IsGiven.IsNo ? ProductionNames.Contain(Name) : tag.Is(ProductionNames.Contain);
    }

    /// <summary>
    /// Whether a resource exists already and is taken over, or is a part of a registry that is: what the stack asks of it may have to wait until it is
    /// in the stack.
    /// </summary>
    public bool IsAdopted(DeclaredResource resource) => IsTakenOver(resource) || _adopted.Value.Contains(resource.Parent);

    /// <summary>The resources of a kind that belong to another one.</summary>
    /// <param name="owner">The resource that they belong to, such as a registry.</param>
    /// <param name="kind">The kind of the parts.</param>
    /// <param name="property">The input of the parts that names or identifies the owner, such as <c>registryName</c> or <c>scope</c>.</param>
    public Parts PartsOf(DeclaredResource owner, string kind, string property)
    {
        if (!_parts.TryGetValue((kind, property, owner.Kind), out var parts))
        {
            var placed = _byKind[kind].ToLookup(part => Target(part[property], owner.Kind));
            var hasUnplaced = placed[null].Any(part => MayBeOne(part[property], owner.Kind));
            parts = (
                placed.Where(of => of.Key is not null).ToDictionary(of => of.Key!, of => new Parts([.. of], hasUnplaced)),
                new([], hasUnplaced));
            _parts.Add((kind, property, owner.Kind), parts);
        }

        return parts.ByOwner.GetValueOrDefault(owner, parts.OfOthers);
    }

    /// <summary>The replicas of a registry, without the home region's, which is Azure's.</summary>
    public Parts ReplicasOf(DeclaredResource registry) => PartsOf(registry, Kinds.Replication, "registryName");

    /// <summary>The regions that a registry is in: its own, and those of its replicas.</summary>
    public RegistryRegions RegionsOf(DeclaredResource registry)
    {
        if (!_regions.TryGetValue(registry, out var regions))
            _regions.Add(registry, regions = RegistryRegions.Of(this, registry));
        return regions;
    }

    /// <summary>How many assignments of a role are declared before one: those that give it for certain, and those that may.</summary>
    internal (int Certain, int Possible) AssignedBefore(DeclaredResource assignment, BuiltInRole role)
    {
        if (!_assignedBefore.TryGetValue(role, out var counts))
        {
            _assignedBefore.Add(role, counts = []);
            var (certain, possible) = (0, 0);
            foreach (var one in _byKind[Kinds.RoleAssignment])
            {
                counts.Add(one, (certain, possible));
                var gives = one.Gives(role);
                certain += gives.IsYes ? 1 : 0;
                possible += gives.IsNo ? 0 : 1;
            }
        }

        return counts[assignment];
    }

    /// <summary>The resource of a kind that a value names or identifies; null where none is, or where it cannot be told.</summary>
    /// <param name="value">A name in Azure, an id, or an output of the resource.</param>
    /// <param name="kind">The kind of the resource.</param>
    public DeclaredResource? Target(DeclaredValue value, string kind)
    {
        var referenced = value.References.Where(resource => resource.Kind == kind).Take(2).ToList();
        if (referenced is [var only])
            return only;
        return value.Text is { } text ? Named(kind).ByName[ResourceIds.Name(text)].FirstOrDefault() : null;
    }

    /// <summary>Whether a condition holds for the resource that a value names or identifies; yes where the stack has no such resource.</summary>
    /// <param name="value">A name in Azure, an id, or an output of the resource.</param>
    /// <param name="kind">The kind of the resource.</param>
    /// <param name="condition">The condition.</param>
    public Truth TargetIs(DeclaredValue value, string kind, Func<DeclaredResource, Truth> condition)
        => Target(value, kind) is { } target ? condition(target) : MayBeOne(value, kind) ? Truth.Unknown : Truth.Yes;

    /// <summary>Whether a value that leads to no resource may lead to one of a kind once more is known: of the value, or of the names that Azure knows them by.</summary>
    /// <param name="value">A name in Azure, an id, or an output of a resource.</param>
    /// <param name="kind">The kind of the resource.</param>
    public bool MayBeOne(DeclaredValue value, string kind)
        => value.IsUnknown || (value.Text is not null && Named(kind).HasUnknown);

    /// <summary>Takes resources of which more is known now, and such as were only declared when others were there.</summary>
    /// <param name="news">The resources with the inputs that they have now.</param>
    internal void Learn(IReadOnlyCollection<(DeclaredResource Resource, DeclaredValue Inputs)> news)
    {
        foreach (var (resource, inputs) in news)
            resource.Inputs = inputs;
        Resources = [.. Resources.Union(news.Select(one => one.Resource))];
        _byKind = Resources.ToLookup(resource => resource.Kind);
        // What was found out of the resources may be otherwise now.
        _parts.Clear();
        _names.Clear();
        _regions.Clear();
        _assignedBefore.Clear();
    }

    private static bool IsTakenOver(DeclaredResource resource) => resource is { IsImported: true, IsAzures: false };

    /// <summary>A resource's name in Azure; unknown where Pulumi makes it up.</summary>
    public static DeclaredValue AzureName(DeclaredResource resource)
    {
        var type = resource.Kind[(resource.Kind.IndexOf(':', StringComparison.Ordinal) + 1)..];
        // A role is told apart by a GUID; its name is for people.
        var given = resource.Kind is Kinds.RoleDefinition ? resource["roleDefinitionId"] : resource[$"{char.ToLowerInvariant(type[0])}{type[1..]}Name"];
        return given.IsGiven.IsNo ? DeclaredValue.Unknown : given;
    }

    /// <summary>The resources of a kind by their names in Azure, as far as these are known.</summary>
    private (ILookup<string, DeclaredResource> ByName, bool HasUnknown) Named(string kind)
    {
        if (!_names.TryGetValue(kind, out var named))
        {
            var names = _byKind[kind].ToLookup(resource => AzureName(resource).Text ?? "", StringComparer.OrdinalIgnoreCase);
            named = (names, names[""].Any());
            _names.Add(kind, named);
        }

        return named;
    }
}
