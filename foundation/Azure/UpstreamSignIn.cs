namespace GeoRegistry.Azure;

/// <summary>Whether Azure signs in at a registry whose images it caches.</summary>
public enum UpstreamSignIn
{
    /// <summary>It cannot: a cache rule has no credentials.</summary>
    Never,

    /// <summary>It does where the cache rule has credentials.</summary>
    Optional,

    /// <summary>It has to: a cache rule without credentials is refused.</summary>
    Required,
}
