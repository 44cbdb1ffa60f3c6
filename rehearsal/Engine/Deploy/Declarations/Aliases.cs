using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Stacks;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>Finds the other URNs under which a resource may be in the state.</summary>
internal static class Aliases
{
    /// <param name="declaration">The resource.</param>
    /// <param name="stack">The stack that it is in now.</param>
    /// <param name="parentAlias">The URN that the parent had before it was renamed; null when it was not. Children follow their parent.</param>
    internal static IEnumerable<string> Of(ResourceDeclaration declaration, RehearsedStack stack, string? parentAlias)
    {
        var own = declaration.Aliases.Select(alias => Urn(alias, declaration, stack));
        if (parentAlias is null)
            return own;
        var former = own.Select(urn => (Type: Urns.Type(urn), Name: Urns.Name(urn))).Prepend((declaration.Type, declaration.Name));
        return own
            .Concat(former.Select(child => stack.UrnOf(parentAlias, child.Type, FollowParent(child.Name, declaration.ParentUrn!, parentAlias))))
            .Distinct();
    }

    private static string Urn(ResourceAlias alias, ResourceDeclaration declaration, RehearsedStack stack) => alias switch
    {
        ResourceAlias.Parts parts => Urns.Of(
            Or(parts.Stack, stack.Name),
            Or(parts.Project, stack.Project),
            parts.Parent.IsCurrent ? declaration.ParentUrn : parts.Parent.Urn,
            Or(parts.Type, declaration.Type),
            Or(parts.Name, declaration.Name)),
        ResourceAlias.Whole(var urn) => urn,
        _ => throw new InvalidOperationException($"an alias of the kind {alias.GetType().Name} is not known"),
    };

    /// <summary>A child whose name begins with its parent's was named after it, so it takes the parent's former name.</summary>
    private static string FollowParent(string name, string parent, string parentAlias)
    {
        var parentName = Urns.Name(parent);
        return name.StartsWith(parentName, StringComparison.Ordinal) ? Urns.Name(parentAlias) + name[parentName.Length..] : name;
    }

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;
}
