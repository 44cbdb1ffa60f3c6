using System.Collections.Immutable;
using System.Reflection;
using GeoRegistry.Policies.Authoring;

namespace GeoRegistry.Policies.Rules;

/// <summary>The rules in assemblies. Those of this program are all rule classes beside this one.</summary>
internal static class RuleCatalogue
{
    /// <summary>This program's rules, ordered by id.</summary>
    internal static ImmutableArray<Rule> Rules { get; } = Create(typeof(RuleCatalogue).Assembly.GetTypes());

    /// <summary>
    /// The rules in an assembly, ordered by id: its public classes that derive from <see cref="Rule"/> and have a constructor without parameters.
    /// </summary>
    internal static ImmutableArray<Rule> Of(Assembly assembly) => Create(assembly.GetExportedTypes());

    private static ImmutableArray<Rule> Create(IEnumerable<Type> types) =>
    [
        .. types
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract && type.GetConstructor([]) is not null)
            .Select(type => (Rule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Description.Id, StringComparer.Ordinal),
    ];
}
