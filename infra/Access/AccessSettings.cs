using System.Collections.Immutable;

namespace GeoRegistry.Access;

/// <summary>A role on the registry for one or more principals: an entry of <c>access</c>, checked, with every default filled in.</summary>
public sealed record AccessSettings
{
    /// <summary>Its name in the outputs (<c>name</c>): 1 to 64 letters, digits, hyphens and underscores, unique in the list.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The role that the registry honours for <c>can</c> (<c>pull</c>, <c>push</c>, <c>delete</c>), or <c>role</c>, the name or id of a built-in role or
    /// the id of a role of one's own. With <c>accessInBothModes</c>, <c>can</c> is two roles: after the one that counts now, the
    /// other mode's.
    /// </summary>
    public required ImmutableArray<RoleSettings> Roles { get; init; }

    /// <summary>Who has it: the one of <c>principal</c> or <c>identity</c>, or all of <c>kubelets</c>.</summary>
    public required ImmutableArray<PrincipalSettings> Principals { get; init; }

    /// <summary>What people read beside it in Azure (<c>description</c>): at most 1024 characters. Default null.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry, but only where <see cref="AssignmentName"/> is given.
    /// </summary>
    internal string? AdoptedAt { get; init; }

    /// <summary>
    /// The name of the one role assignment in Azure (<c>assignmentName</c>), a GUID. Default null: a GUID that is made of the registry, the principal and
    /// the role.
    /// </summary>
    public string? AssignmentName { get; init; }
}
