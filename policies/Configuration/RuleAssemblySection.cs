using System.Collections.Immutable;
using System.Reflection;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Reads <c>assemblies</c>, which have the rules of an organization.</summary>
internal static class RuleAssemblySection
{
    private const string OwnPrefix = "GEO";

    /// <param name="assemblies">The value of the key; null if it is left out.</param>
    /// <param name="stack">The stack; relative paths start at its project's folder.</param>
    /// <returns>This program's rules, and those of all assemblies.</returns>
    internal static ImmutableArray<Rule> Read(ConfigNode? assemblies, StackContext stack)
    {
        var rules = RuleCatalogue.Rules.ToList();
        foreach (var assembly in assemblies?.AsList("paths of assemblies", "remove the key", node => Load(node, stack)) ?? [])
            Add(rules, assembly);
        return [.. rules];
    }

    private static void Add(List<Rule> rules, LoadedAssembly assembly)
    {
        var found = RuleCatalogue.Of(assembly.Assembly);
        if (found is [])
            assembly.Node.Report($"must be an assembly with public classes that derive from {typeof(Rule).FullName} and have a constructor without parameters");
        foreach (var rule in found)
        {
            var id = rule.Description.Id;
            var hasRule = $"has the rule {rule.GetType().FullName} with the id {id}";
            if (id.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase))
                assembly.Node.Report($"{hasRule}: ids that begin with {OwnPrefix} are this program's", "choose letters of your own, such as ORG001");
            else if (rules.Find(known => known.Description.Id == id) is { } other)
                assembly.Node.Report($"{hasRule}, which {other.GetType().FullName} has already", "give it another id");
            else
                rules.Add(rule);
        }
    }

    private static LoadedAssembly? Load(ConfigNode node, StackContext stack)
    {
        if (node.AsText() is not { } path)
            return null;
        try
        {
            return new(node, Assembly.LoadFrom(Path.GetFullPath(path, stack.RootDirectory)));
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or UnauthorizedAccessException or ArgumentException)
        {
            node.Report(
                $"must be an assembly of .NET, but it cannot be loaded: {error.Message}",
                $"give its path from the folder of Pulumi.yaml, {stack.RootDirectory}, and build it first");
            return null;
        }
    }

    private sealed record LoadedAssembly(ConfigNode Node, Assembly Assembly);
}
