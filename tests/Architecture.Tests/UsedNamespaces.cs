using System.Collections.Immutable;
using System.Reflection;
using ArchUnitNET.Loader;

namespace Architecture.Tests;

/// <summary>Which namespaces of the project use which, as the compiled assemblies have it.</summary>
internal static class UsedNamespaces
{
    private static readonly ImmutableArray<string> AssemblyNames =
        ["Infra", "GeoRegistry.Policies", "GeoRegistry.Configuration", "GeoRegistry.Azure", "rehearsal"];

    /// <summary>Classes that tools generate from protocols and regular expressions are not drawn on the map.</summary>
    private static readonly ImmutableArray<string> Generated = ["", "Pulumirpc", "PulumiProtocol", "System.Text.RegularExpressions.Generated"];

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies([.. AssemblyNames.Select(Assembly.Load)]).Build();

    /// <summary>Every namespace that a class is in.</summary>
    internal static ImmutableSortedSet<string> All { get; } = [.. Loaded.Types.Select(type => type.Namespace.FullName).Where(IsDrawn)];

    /// <summary>Every use of a type by one in another namespace.</summary>
    internal static ImmutableArray<Use> Uses { get; } =
    [
        .. from type in Loaded.Types
           from dependency in type.Dependencies
           let use = new Use(type.Namespace.FullName, dependency.Target.Namespace?.FullName ?? "", type.Name, dependency.Target.Name)
           where use.From != use.To && All.Contains(use.From) && All.Contains(use.To)
           select use,
    ];

    private static bool IsDrawn(string name) => !Generated.Contains(name);
}

/// <summary>The use of a type by another.</summary>
/// <param name="From">The namespace of the type that uses.</param>
/// <param name="To">The namespace of the type that is used.</param>
/// <param name="User">The type that uses.</param>
/// <param name="Used">The type that is used.</param>
internal sealed record Use(string From, string To, string User, string Used);
