using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>A resource as the program registers it.</summary>
public sealed class DeclaredResource
{
    private readonly string _kind;

    /// <param name="type">Its type token, such as <c>azure-native:containerregistry:Registry</c>.</param>
    /// <param name="name">Its name in the program.</param>
    internal DeclaredResource(string type, string name) => (Type, Name, _kind) = (type, name, KindOf(type));

    /// <summary>The type token, such as <c>azure-native:containerregistry:Registry</c>.</summary>
    public string Type { get; }

    /// <summary>The name in the program; it is unique together with the type and the parent.</summary>
    public string Name { get; }

    /// <summary>
    /// The kind of resource, for all packages and API versions alike: the module and the last part of the type token, such as
    /// <c>containerregistry:Registry</c>. See <see cref="Kinds"/>.
    /// </summary>
    public string Kind => IsAzures && _kind is Kinds.Replication ? Kinds.HomeReplica : _kind;

    /// <summary>Identifies it in the stack: the types of its parents and its own, and its name, as in the last parts of its URN.</summary>
    internal string Key => KeyOf(Type, Name, Parent);

    /// <summary>The component that it belongs to; null if its parent is the stack.</summary>
    public DeclaredResource? Parent { get; internal init; }

    /// <summary>The regions that its <c>location</c> can name.</summary>
    internal RegionCatalogue Regions { get; init; } = RegionCatalogue.Default;

    /// <summary>The inputs, a map by name.</summary>
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

    /// <summary>The inputs whose changes are ignored (option <c>IgnoreChanges</c>).</summary>
    public ImmutableArray<string> IgnoresChanges { get; internal init; } = [];

    /// <summary>Whether it exists already and is imported by its id (option <c>ImportId</c>).</summary>
    public bool IsImported { get; internal init; }

    /// <summary>Whether it stays in Azure when it is removed from the program (option <c>RetainOnDelete</c>).</summary>
    public bool IsRetained { get; internal init; }

    /// <summary>Whether Azure creates and keeps it, whatever the program does: it is imported and retained.</summary>
    public bool IsAzures => IsImported && IsRetained;

    /// <summary>An input, or a value inside one: see <see cref="DeclaredValue.this[string]"/>.</summary>
    public DeclaredValue this[string path] => Inputs[path];

    /// <summary>The region in its <c>location</c>; null if that is left out, not known yet, or not a region of Azure.</summary>
    public Region? Region { get; private set; }

    /// <summary>Whether its region meets a condition; undecided if <see cref="Region"/> is null.</summary>
    public Decision IsIn(Predicate<Region> condition) => Region is { } region ? condition(region) : Decision.Undecided;

    /// <summary>Whether it is in the same region as another resource; undecided if <see cref="Region"/> of one of them is null.</summary>
    public Decision IsBeside(DeclaredResource other) => Region is { } here ? other.IsIn(there => there == here) : Decision.Undecided;

    /// <summary>
    /// Whether it is created only after another resource: because of the option <c>DependsOn</c>, or because it needs a value of it, directly or through
    /// other resources.
    /// </summary>
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
                // A dependency on a component is one on everything inside.
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

    /// <summary>The key of a resource, declared or not.</summary>
    internal static string KeyOf(string type, string name, DeclaredResource? parent) => $"{QualifiedType(type, parent)}::{name}";

    private static string QualifiedType(string type, DeclaredResource? parent)
        => parent is null ? type : $"{QualifiedType(parent.Type, parent.Parent)}${type}";

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
