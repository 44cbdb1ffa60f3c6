using System.Collections.Immutable;

namespace GeoRegistry.Policies.Declarations;

/// <summary>The resources that belong to another one.</summary>
/// <param name="Known">Those that are known to.</param>
/// <param name="MayHaveMore">Whether there are others of which it cannot be told yet.</param>
public sealed record Parts(ImmutableArray<DeclaredResource> Known, bool MayHaveMore)
{
    /// <summary>Whether a condition holds for one of them.</summary>
    public Truth Any(Func<DeclaredResource, Truth> condition)
        => Truth.Any(Known.Select(condition)) | (MayHaveMore ? Truth.Unknown : Truth.No);

    /// <summary>Whether there is one at all.</summary>
    public Truth Any() => Any(_ => Truth.Yes);
}
