using System.Collections.Immutable;
using System.Reflection;
using GeoRegistry.Policies.Authoring;

namespace GeoRegistry.Policies.Evaluation;

/// <summary>The rules of this program: every class in it that is a rule.</summary>
public static class Catalogue
{
    /// <summary>The rules by id.</summary>
    public static ImmutableArray<Rule> Rules { get; } = Of(typeof(Catalogue).Assembly);

    /// <summary>The rules in an assembly by id: its public classes that derive from <see cref="Rule"/> and have a constructor without parameters.</summary>
    internal static ImmutableArray<Rule> Of(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract && type.GetConstructor([]) is not null)
            .Select(type => (Rule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Description.Id, StringComparer.Ordinal),
    ];
}
