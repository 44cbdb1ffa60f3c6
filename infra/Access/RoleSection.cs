using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Access;

/// <summary>Reads <c>can</c> or <c>role</c> of an entry of <c>access</c>.</summary>
internal static class RoleSection
{
    private const string DefinitionType = "/providers/Microsoft.Authorization/roleDefinitions/";

    /// <summary>
    /// The role, and after it the other mode's where both are to be assigned; none, reported, when the entry names none that the registry honours.
    /// </summary>
    internal static ImmutableArray<BuiltInRole> Read(ConfigMap entry, HonouredRoles honoured)
    {
        var (can, role) = (entry.Optional("can"), entry.Optional("role"));
        switch (can, role)
        {
            case (null, null):
                entry.Node.Report($"must say what the principal can do: can, one of {string.Join(", ", HonouredRoles.AllVerbs)}, or role");
                return [];
            case ({ }, { }):
                role.Report("must be left out where can says which role it is", "remove one of the two");
                return [];
            case ({ }, null):
                return can.AsChoice(HonouredRoles.AllVerbs) is { } verb ? honoured.For(verb) : [];
            default:
                return role!.AsRole(honoured) is { } known ? [known] : [];
        }
    }

    /// <summary>A role of one's own has no name here: what it allows is known to Azure only.</summary>
    private static BuiltInRole? AsRole(this ConfigNode node, HonouredRoles honoured)
    {
        if (node.AsText() is not { } text)
            return null;
        var id = IdOf(text);
        if (BuiltInRoles.Find(id ?? text) is not { } role)
        {
            if (id is null)
            {
                node.Report(
                    "must be the name or id of a built-in role for registries, or the id of the definition of a role of your own",
                    Nearest.To(text, BuiltInRoles.OfRegistries.Select(known => known.Name)));
            }

            return id is null ? null : new BuiltInRole(id, text);
        }

        if (!honoured.Ignores(role, out var instead))
            return role;
        node.Report(
            $"is a role that a registry with roleAssignmentMode: {honoured.Mode} does not honour; assigning it would do nothing",
            instead?.Name ?? "remove the entry: roles such as Reader list repositories here");
        return null;
    }

    /// <summary>The GUID in an id of a role's definition, or the GUID itself; null in other texts.</summary>
    private static string? IdOf(string text)
    {
        var start = text.LastIndexOf(DefinitionType, StringComparison.OrdinalIgnoreCase);
        return Guid.TryParseExact(start < 0 ? text : text[(start + DefinitionType.Length)..], "D", out var id) ? id.ToString() : null;
    }
}
