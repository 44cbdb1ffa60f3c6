using GeoRegistry.Azure;

namespace GeoRegistry.Cache;

/// <summary>Which of another registry's images are cached, and where: an entry of <c>cacheRules</c>, checked.</summary>
/// <param name="Name">The name (<c>name</c>): 5 to 50 letters, digits and hyphens.</param>
/// <param name="Source">
/// What is cached (<c>source</c>): a repository with its registry's host name, <c>docker.io/library/nginx</c>, or all below a path,
/// <c>docker.io/library/*</c>. The registry is one of <see cref="Azure.UpstreamRegistries.All"/>.
/// </param>
/// <param name="Target">
/// Where it is found in this registry (<c>target</c>): a repository, or all below a path where <paramref name="Source"/> is that.
/// </param>
/// <param name="CredentialSet">
/// The name of the entry of <c>credentialSets</c> to sign in with (<c>credentialSet</c>). Default null: nobody signs in. Some
/// registries require one, others take none (<see cref="Azure.UpstreamRegistries.SignInAt"/>).
/// </param>
/// <param name="Identity">
/// The identity to sign in as at another Azure registry (<c>identity</c>): the name of one of the registry's user-assigned identities, or the id of one
/// that exists. Default null: nobody signs in by it.
/// </param>
public sealed record CacheRuleSettings(string Name, string Source, string Target, string? CredentialSet, string? Identity = null)
{
    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }
}
