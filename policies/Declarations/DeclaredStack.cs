using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>All resources that a program registers, and how they are related.</summary>
public sealed class DeclaredStack
{
    private const string EnvironmentTag = "environment";

    private readonly Dictionary<(string Kind, string Property, string OwnerKind), Ownership> _owned = [];
    private readonly Dictionary<string, (ILookup<string, DeclaredResource> ByName, bool HasUnknown)> _names = [];
    private readonly Dictionary<DeclaredResource, RegistryRegions> _regions = [];
    private readonly Dictionary<BuiltInRole, Dictionary<DeclaredResource, (int Certain, int Possible)>> _assignedBefore = [];
    private readonly Lazy<HashSet<DeclaredResource?>> _adoptedComponents;

    private ILookup<string, DeclaredResource> _byKind;

    /// <param name="name">The stack's name, such as <c>prod</c>.</param>
    /// <param name="resources">The resources, in the order of their declaration.</param>
    internal DeclaredStack(string name, ImmutableArray<DeclaredResource> resources)
    {
        (Name, Resources) = (name, resources);
        _byKind = resources.ToLookup(resource => resource.Kind);
        // A registry is never declared late, only its parts are.
        _adoptedComponents = new(() =>
        [
            .. resources.Where(resource => resource.Kind is Kinds.Registry && IsAdoptedItself(resource))
                .Select(resource => resource.Parent)
                .Where(parent => parent is not null),
        ]);
    }

    /// <summary>The stack's name, such as <c>prod</c>.</summary>
    public string Name { get; }

    /// <summary>The resources, in the order of their declaration.</summary>
    public ImmutableArray<DeclaredResource> Resources { get; private set; }

    /// <summary>The resources of some kinds, such as those in <see cref="Kinds"/>.</summary>
    public IEnumerable<DeclaredResource> Of(params IEnumerable<string> kinds) => kinds.SelectMany(kind => _byKind[kind]);

    /// <summary>
    /// Whether others depend on a resource: its tag <c>environment</c> is <c>prod</c> or <c>production</c>, or it has no such tag and the
    /// stack's name has one of these parts.
    /// </summary>
    public Decision IsProduction(DeclaredResource resource)
    {
        var tag = resource["tags"][EnvironmentTag];
        return tag.IsGiven.IsNo ? ProductionNames.Contain(Name) : tag.Is(ProductionNames.Contain);
    }

    /// <summary>
    /// Whether a resource exists already and is adopted, or is a part of a registry that is: it can be changed only once it is in the stack.
    /// </summary>
    internal bool IsAdopted(DeclaredResource resource) => IsAdoptedItself(resource) || _adoptedComponents.Value.Contains(resource.Parent);

    /// <summary>The resources of a kind that belong to another resource.</summary>
    /// <param name="owner">The resource that they belong to, such as a registry.</param>
    /// <param name="kind">The kind of the owned resources.</param>
    /// <param name="property">The input of the owned resources that names or identifies the owner, such as <c>registryName</c> or <c>scope</c>.</param>
    public OwnedResources OwnedBy(DeclaredResource owner, string kind, string property)
    {
        if (!_owned.TryGetValue((kind, property, owner.Kind), out var ownership))
        {
            var byOwner = _byKind[kind].ToLookup(resource => Target(resource[property], owner.Kind));
            var mayHaveMore = byOwner[null].Any(resource => MayBeOne(resource[property], owner.Kind));
            ownership = new(
                byOwner.Where(owned => owned.Key is not null).ToDictionary(owned => owned.Key!, owned => new OwnedResources([.. owned], mayHaveMore)),
                new([], mayHaveMore));
            _owned.Add((kind, property, owner.Kind), ownership);
        }

        return ownership.ByOwner.GetValueOrDefault(owner, ownership.OfOthers);
    }

    /// <summary>The replicas of a registry, without the home region's, which Azure creates.</summary>
    public OwnedResources ReplicasOf(DeclaredResource registry) => OwnedBy(registry, Kinds.Replication, "registryName");

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

    /// <summary>The resource of a kind that a value names or identifies; null if the stack has no such resource, or if it is not known yet.</summary>
    /// <param name="value">A name in Azure, an id, or an output of the resource.</param>
    /// <param name="kind">The kind of the resource.</param>
    public DeclaredResource? Target(DeclaredValue value, string kind)
    {
        var referenced = value.References.Where(resource => resource.Kind == kind).Take(2).ToList();
        if (referenced is [var only])
            return only;
        return value.Text is { } text ? Named(kind).ByName[ResourceIds.Name(text)].FirstOrDefault() : null;
    }

    /// <summary>Whether a condition holds for the resource that a value names or identifies; yes if the stack has no such resource.</summary>
    /// <param name="value">A name in Azure, an id, or an output of the resource.</param>
    /// <param name="kind">The kind of the resource.</param>
    /// <param name="condition">The condition.</param>
    public Decision TargetIs(DeclaredValue value, string kind, Func<DeclaredResource, Decision> condition)
        => Target(value, kind) is { } target ? condition(target) : MayBeOne(value, kind) ? Decision.Undecided : Decision.Yes;

    /// <summary>
    /// Whether a value that names no declared resource yet may name one of a kind once more is known: of the value, or of the resources' names in Azure.
    /// </summary>
    /// <param name="value">A name in Azure, an id, or an output of a resource.</param>
    /// <param name="kind">The kind of the resource.</param>
    internal bool MayBeOne(DeclaredValue value, string kind)
        => value.IsUnknown || (value.Text is not null && Named(kind).HasUnknown);

    /// <summary>Updates resources of which more is known now, and adds those that were declared late.</summary>
    /// <param name="changes">The resources with the inputs that they have now.</param>
    internal void Update(IReadOnlyCollection<(DeclaredResource Resource, DeclaredValue Inputs)> changes)
    {
        foreach (var (resource, inputs) in changes)
            resource.Inputs = inputs;
        Resources = [.. Resources.Union(changes.Select(change => change.Resource))];
        _byKind = Resources.ToLookup(resource => resource.Kind);
        // What rules have looked up may have changed.
        _owned.Clear();
        _names.Clear();
        _regions.Clear();
        _assignedBefore.Clear();
    }

    private static bool IsAdoptedItself(DeclaredResource resource) => resource is { IsImported: true, IsAzures: false };

    /// <summary>A resource's name in Azure; unknown if Pulumi generates it.</summary>
    public static DeclaredValue AzureName(DeclaredResource resource)
    {
        var type = resource.Kind[(resource.Kind.IndexOf(':', StringComparison.Ordinal) + 1)..];
        // A role is identified by a GUID; its name is for people.
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

    /// <summary>Resources by the resource that they belong to.</summary>
    /// <param name="ByOwner">Those of each owner that has some.</param>
    /// <param name="OfOthers">Those of every other owner: none that is known.</param>
    private sealed record Ownership(Dictionary<DeclaredResource, OwnedResources> ByOwner, OwnedResources OfOthers);
}
