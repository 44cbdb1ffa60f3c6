using System.Collections.Immutable;

namespace GeoRegistry.Policies.Declarations;

/// <summary>The resources that belong to another one, such as the replicas of a registry.</summary>
/// <param name="Known">Those that certainly do, in the order of their declaration.</param>
/// <param name="MayHaveMore">Whether the owner of others is not known yet.</param>
public sealed record OwnedResources(ImmutableArray<DeclaredResource> Known, bool MayHaveMore)
{
    /// <summary>Whether a condition holds for at least one of them.</summary>
    public Decision Any(Func<DeclaredResource, Decision> condition)
        => Decision.Any(Known.Select(condition)) | (MayHaveMore ? Decision.Undecided : Decision.No);

    /// <summary>Whether there is at least one.</summary>
    public Decision Any() => Any(_ => Decision.Yes);
}
