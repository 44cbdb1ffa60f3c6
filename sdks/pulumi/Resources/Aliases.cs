namespace Pulumi;

/// <summary>Turns aliases into former URNs, for engines that do not know alias specifications and for parents' aliases.</summary>
internal static class Aliases
{
    /// <summary>The former URNs of a resource: its own aliases, its parents' aliases with its present name, and both combined.</summary>
    public static IReadOnlyList<Output<string>> All(IReadOnlyList<Input<Alias>> own, string name, string type, Resource? parent)
    {
        var urns = own.Select(alias => Collapse(alias, name, type, parent)).ToList();
        foreach (var parentAlias in parent?.AliasUrns ?? [])
        {
            urns.Add(Inherit(name, type, parent!.GetResourceName(), parentAlias));
            foreach (var alias in own)
            {
                urns.Add(Collapse(alias, name, type, parent).Apply(urn => Inherit(Name(urn), Type(urn), parent.GetResourceName(), parentAlias)));
            }
        }

        return urns;
    }

    /// <summary>The name in a URN.</summary>
    public static string Name(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>The type in a URN, without its parents' types.</summary>
    public static string Type(string urn) => urn.Split("::")[2].Split('$')[^1];

    private static Output<string> Collapse(Input<Alias> alias, string name, string type, Resource? parent) => alias.Apply(known =>
    {
        known.Check();
        return known.Urn is { } urn
            ? Output.Create(urn)
            : Urn.Create(
                known.Name ?? name,
                known.Type ?? type,
                known.Parent ?? (known.ParentUrn is null && !known.NoParent ? parent : null),
                known.ParentUrn,
                known.Project,
                known.Stack);
    });

    // A child's name usually starts with its parent's: when the parent was renamed, so was the child.
    private static Output<string> Inherit(string name, string type, string parentName, Output<string> parentAlias) => parentAlias.Apply(parentUrn =>
    {
        var formerName = name.StartsWith(parentName, StringComparison.Ordinal) ? Name(parentUrn) + name[parentName.Length..] : name;
        return Urn.Create(formerName, type, parentUrn: parentUrn);
    });
}
