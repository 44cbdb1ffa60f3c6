using System.Collections.Immutable;
using System.Reflection;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Configuration;

/// <summary>Reads <c>assemblies</c>: where an organization keeps rules of its own.</summary>
internal static class RuleAssemblySection
{
    private const string OwnPrefix = "GEO";

    /// <param name="assemblies">What stands at the key; null when it is left out.</param>
    /// <param name="stack">The stack, in whose project's folder relative paths begin.</param>
    /// <returns>The rules of the catalogue and of all assemblies.</returns>
    internal static ImmutableArray<Rule> Read(ConfigNode? assemblies, StackContext stack)
    {
        var rules = Catalogue.Rules.ToList();
        foreach (var assembly in assemblies?.AsList("paths of assemblies", "remove the key", node => Load(node, stack)) ?? [])
            Add(rules, assembly);
        return [.. rules];
    }

    private static void Add(List<Rule> rules, LoadedAssembly assembly)
    {
        var found = Catalogue.Of(assembly.Assembly);
        if (found is [])
            assembly.Node.Report($"must be an assembly with public classes that derive from {typeof(Rule).FullName} and have a constructor without parameters");
        foreach (var rule in found)
        {
            var id = rule.Description.Id;
            if (id.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase))
                assembly.Node.Report($"has the rule {rule.GetType().FullName} with the id {id}: ids that begin with {OwnPrefix} are this program's", "choose letters of your own, such as ORG001");
            else if (rules.Find(known => known.Description.Id == id) is { } other)
                assembly.Node.Report($"has the rule {rule.GetType().FullName} with the id {id}, which {other.GetType().FullName} has already", "give it another id");
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
            node.Report($"must be an assembly of .NET, but it cannot be loaded: {error.Message}", $"give its path from the folder of Pulumi.yaml, {stack.RootDirectory}, and build it first");
            return null;
        }
    }

    private sealed record LoadedAssembly(ConfigNode Node, Assembly Assembly);
}
