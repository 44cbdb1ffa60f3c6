using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>A resource as it is registered.</summary>
/// <param name="type">Its type token, such as <c>azure-native:containerregistry:Registry</c>.</param>
/// <param name="name">Its name in the program.</param>
public sealed class DeclaredResource(string type, string name)
{
    private readonly string _kind = KindOf(type);

    /// <summary>The type token, such as <c>azure-native:containerregistry:Registry</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The name in the program; with the type and the parent it tells resources of a stack apart.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// What kind of resource it is, whatever the package and version that it comes from: the module and the last part of the type token,
    /// such as <c>containerregistry:Registry</c>. See <see cref="Kinds"/>.
    /// </summary>
    public string Kind => IsAzures && _kind is Kinds.Replication ? Kinds.HomeReplica : _kind;

    /// <summary>What tells it apart in the stack: the types of its parents and its own, and its name, as in the last parts of its URN.</summary>
    internal string Key => KeyOf(Type, Name, Parent);

    /// <summary>The component that it is a part of; null for the stack itself and for what has no other parent.</summary>
    public DeclaredResource? Parent { get; internal init; }

    /// <summary>The regions that its <c>location</c> can name.</summary>
    internal RegionCatalogue Regions { get; init; } = RegionCatalogue.Default;

    /// <summary>The inputs by name.</summary>
    public DeclaredValue Inputs
    {
        get;
        internal set
        {
            field = value;
            Region = value["location"].Text is { } location ? Regions.Find(location) : null;
        }
    } = DeclaredValue.Absent;

    /// <summary>The resources that the <c>DependsOn</c> option names.</summary>
    public ImmutableHashSet<DeclaredResource> DependsOn { get; internal set; } = [];

    /// <summary>Whether Pulumi refuses to delete or replace it, by an option of its own or of a parent.</summary>
    public bool IsProtected { get; internal init; }

    /// <summary>The inputs whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoresChanges { get; internal init; } = [];

    /// <summary>Whether it exists already and is taken into the stack by its id.</summary>
    public bool IsImported { get; internal init; }

    /// <summary>Whether it stays in Azure when it is taken out of the program.</summary>
    public bool IsRetained { get; internal init; }

    /// <summary>Whether Azure makes it and keeps it, whatever the program does: it is imported, and stays when it is taken out.</summary>
    public bool IsAzures => IsImported && IsRetained;

    /// <summary>An input, or a value inside of one: see <see cref="DeclaredValue.this[string]"/>.</summary>
    public DeclaredValue this[string path] => Inputs[path];

    /// <summary>The region that its <c>location</c> names; null where that is left out, not known yet, or no region of Azure's.</summary>
    public Region? Region { get; private set; }

    /// <summary>Whether its region fulfils a condition; unknown where <see cref="Region"/> is null.</summary>
    public Truth IsIn(Predicate<Region> condition) => Region is { } region ? condition(region) : Truth.Unknown;

    /// <summary>Whether it is in the same region as another resource.</summary>
    public Truth IsBeside(DeclaredResource other) => Region is { } here ? other.IsIn(there => there == here) : Truth.Unknown;

    /// <summary>Whether this is only made when another resource is there: because an option says so, or because it needs a value of it, directly or through others.</summary>
    public bool WaitsFor(DeclaredResource other)
    {
        var seen = new HashSet<DeclaredResource>();
        var open = new Stack<DeclaredResource>([this]);
        while (open.TryPop(out var next))
        {
            if (next.DependsOn.Contains(other) || next.Inputs.References.Contains(other))
                return true;
            foreach (var dependency in next.DependsOn.Concat(next.Inputs.References))
            {
                // To wait for a component is to wait for what is inside.
                if (other.IsInside(dependency))
                    return true;
                if (seen.Add(dependency))
                    open.Push(dependency);
            }
        }

        return false;
    }

    /// <summary>The name and the last part of the type: <c>contoso (Registry)</c>.</summary>
    public override string ToString() => $"{Name} ({Kind[(Kind.IndexOf(':', StringComparison.Ordinal) + 1)..]})";

    /// <summary>The key of a resource that may not be declared.</summary>
    internal static string KeyOf(string type, string name, DeclaredResource? parent) => $"{QualifiedType(type, parent)}::{name}";

    private static string QualifiedType(string type, DeclaredResource? parent) => parent is null ? type : $"{QualifiedType(parent.Type, parent.Parent)}${type}";

    private bool IsInside(DeclaredResource component)
    {
        for (var parent = Parent; parent is not null; parent = parent.Parent)
        {
            if (parent == component)
                return true;
        }

        return false;
    }

    /// <summary>The module without its version, and without the folder that SDKs of other languages have: <c>random:RandomString</c>.</summary>
    private static string KindOf(string type)
    {
        if (type.Split(':') is not [var package, var module, var name])
            return type;
        var area = module.Split('/')[0];
        return area is "index" ? $"{package}:{name}" : $"{area}:{name}";
    }
}
