using System.Collections.Immutable;

namespace GeoRegistry.Azure;

/// <summary>
/// The roles for images that a registry honours. Those for the other mode can be assigned in Azure and do nothing, as Microsoft's article on
/// repository permissions says.
/// </summary>
internal sealed class HonouredRoles
{
    private static readonly (string Verb, BuiltInRole OfRegistry, BuiltInRole ByRepository)[] Verbs =
    [
        ("pull", BuiltInRoles.AcrPull, BuiltInRoles.RepositoryReader),
        ("push", BuiltInRoles.AcrPush, BuiltInRoles.RepositoryWriter),
        ("delete", BuiltInRoles.AcrDelete, BuiltInRoles.RepositoryContributor),
    ];

    private readonly bool _inBothModes;

    /// <param name="areByRepository">Whether the registry's mode is <c>AbacRepositoryPermissions</c>.</param>
    /// <param name="inBothModes">Whether roles of the other mode are assigned beside, to change the mode without cutting anybody off.</param>
    internal HonouredRoles(bool areByRepository, bool inBothModes = false)
    {
        AreByRepository = areByRepository;
        _inBothModes = inBothModes;
    }

    /// <summary>What <c>can</c> may say.</summary>
    internal static string[] AllVerbs { get; } = [.. Verbs.Select(verb => verb.Verb)];

    /// <summary>Whether the registry's mode is <c>AbacRepositoryPermissions</c>.</summary>
    internal bool AreByRepository { get; }

    /// <summary>Whether roles on single repositories can be given: they count now, or will when the mode has been changed.</summary>
    internal bool CanBeByRepository => AreByRepository || _inBothModes;

    /// <summary>The registry's mode.</summary>
    internal string Mode => AreByRepository ? RoleAssignmentModes.AbacRepositoryPermissions : RoleAssignmentModes.LegacyRegistryPermissions;

    /// <summary>The role that allows what one of <see cref="AllVerbs"/> says, and after it the other mode's where both are assigned.</summary>
    internal ImmutableArray<BuiltInRole> For(string verb)
    {
        var (_, ofRegistry, byRepository) = Verbs.Single(known => known.Verb == verb);
        var (now, otherwise) = AreByRepository ? (byRepository, ofRegistry) : (ofRegistry, byRepository);
        return _inBothModes ? [now, otherwise] : [now];
    }

    /// <summary>Whether a role does nothing in this registry.</summary>
    /// <param name="role">The role.</param>
    /// <param name="instead">The role that does the same here; null where there is none.</param>
    internal bool Ignores(BuiltInRole role, out BuiltInRole? instead)
    {
        instead = null;
        if (_inBothModes)
            return false;
        if (!AreByRepository && role == BuiltInRoles.RepositoryCatalogLister)
            return true;
        foreach (var (_, ofRegistry, byRepository) in Verbs)
        {
            if (role == (AreByRepository ? ofRegistry : byRepository))
            {
                instead = AreByRepository ? byRepository : ofRegistry;
                return true;
            }
        }

        return false;
    }
}
