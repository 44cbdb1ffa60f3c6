using PulumiProtocol;
using Rehearsal.Engine.Naming;

namespace Rehearsal.Engine.Deploy.Declarations;

/// <summary>Under which other URNs a resource may be found in the state.</summary>
internal static class Aliases
{
    /// <param name="parentAlias">The URN that the parent had before it was renamed; null when it was not. Children follow their parent.</param>
    internal static IEnumerable<string> Of(RegisterResourceRequest request, string stack, string project, string? parentAlias)
    {
        var own = request.AliasURNs.Concat(request.Aliases.Select(alias => Urn(alias, request, stack, project)));
        if (parentAlias is null)
            return own;
        var former = own.Select(urn => (Type: Urns.Type(urn), Name: Urns.Name(urn))).Prepend((request.Type, request.Name));
        return own.Concat(former.Select(child => Urns.Of(stack, project, parentAlias, child.Type, FollowParent(child.Name, request.Parent, parentAlias)))).Distinct();
    }

    private static string Urn(Alias alias, RegisterResourceRequest request, string stack, string project)
    {
        if (alias.AliasCase == Alias.AliasOneofCase.Urn)
            return alias.Urn;
        var spec = alias.Spec;
        var parent = spec.ParentCase switch
        {
            Alias.Types.Spec.ParentOneofCase.ParentUrn => spec.ParentUrn,
            Alias.Types.Spec.ParentOneofCase.NoParent when spec.NoParent => null,
            _ => request.Parent,
        };
        return Urns.Of(Or(spec.Stack, stack), Or(spec.Project, project), parent, Or(spec.Type, request.Type), Or(spec.Name, request.Name));
    }

    /// <summary>A child whose name begins with its parent's was named after it, so it takes the parent's former name.</summary>
    private static string FollowParent(string name, string parent, string parentAlias)
    {
        var parentName = Urns.Name(parent);
        return name.StartsWith(parentName, StringComparison.Ordinal) ? Urns.Name(parentAlias) + name[parentName.Length..] : name;
    }

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;
}
