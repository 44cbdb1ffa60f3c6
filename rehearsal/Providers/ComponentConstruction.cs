using System.Collections.Immutable;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers;

/// <summary>A component of a package, which its provider constructs: it registers the component, and what is in it, with the engine.</summary>
/// <param name="Engine">Host and port of the engine's services.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Preview">Whether nothing is done, only planned.</param>
/// <param name="Type">The component's type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="ParentUrn">URN of its parent; null for none.</param>
/// <param name="Inputs">What the program gives it.</param>
internal sealed record ConstructRequest(
    string Engine, string Project, string Stack, bool Preview, string Type, string Name, string? ParentUrn, PropertyMap Inputs)
{
    /// <summary>Which resources each input comes from.</summary>
    internal ImmutableSortedDictionary<string, ImmutableArray<string>> InputDependencies { get; init; }
        = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>URNs of what has to be there first.</summary>
    internal ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Explicit providers (URN and id) of what is in it, by package.</summary>
    internal ImmutableSortedDictionary<string, string> Providers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Null where the program leaves it to the parent.</summary>
    internal bool? Protect { get; init; }
}

/// <param name="Urn">The component's URN.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="OutputDependencies">Which resources each output comes from.</param>
internal sealed record ConstructResult(string Urn, PropertyMap Outputs, ImmutableSortedDictionary<string, ImmutableArray<string>> OutputDependencies);
