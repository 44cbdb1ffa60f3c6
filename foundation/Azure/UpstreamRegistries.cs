using System.Collections.Frozen;

namespace GeoRegistry.Azure;

/// <summary>
/// Registries whose images can be cached; Azure refuses all others with <c>UpstreamNotSupported</c>. Sources: Microsoft's page "Artifact cache in Azure
/// Container Registry" (section Upstream support) for who signs in, and the service's own message in github.com/Azure/acr/issues/862, which also has
/// <c>nvcr.io</c> and <c>eu.gcr.io</c>.
/// </summary>
public static class UpstreamRegistries
{
    private const string AzureRegistries = "*.azurecr.io";

    private static readonly FrozenDictionary<string, UpstreamSignIn> Known = new Dictionary<string, UpstreamSignIn>
    {
        ["docker.io"] = UpstreamSignIn.Required,
        ["dhi.io"] = UpstreamSignIn.Required,
        ["registry.redhat.io"] = UpstreamSignIn.Required,
        ["*.pkg.dev"] = UpstreamSignIn.Required,
        [AzureRegistries] = UpstreamSignIn.Required,
        ["mcr.microsoft.com"] = UpstreamSignIn.Never,
        ["public.ecr.aws"] = UpstreamSignIn.Never,
        ["registry.access.redhat.com"] = UpstreamSignIn.Never,
        ["ghcr.io"] = UpstreamSignIn.Optional,
        ["quay.io"] = UpstreamSignIn.Optional,
        ["registry.k8s.io"] = UpstreamSignIn.Optional,
        ["gcr.io"] = UpstreamSignIn.Optional,
        ["eu.gcr.io"] = UpstreamSignIn.Optional,
        ["nvcr.io"] = UpstreamSignIn.Optional,
    }.ToFrozenDictionary();

    /// <summary>The host names of all registries that can be cached, sorted; <c>*</c> is one label.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether Azure signs in at a registry; null for one whose images it does not cache.</summary>
    public static UpstreamSignIn? SignInAt(string host)
        => Known.TryGetValue(host, out var signIn) || Known.TryGetValue(Pattern(host), out signIn) ? signIn : null;

    /// <summary>Whether a registry is one of Azure's, at which a managed identity can sign in.</summary>
    public static bool IsAzureRegistry(string host) => Pattern(host) is AzureRegistries;

    /// <summary>The host name in a source such as <c>docker.io/library/nginx</c>.</summary>
    public static string HostOf(string source) => source.Split('/')[0];

    /// <summary>Whether a text is the host name of a registry: lower-case labels, at least two.</summary>
    public static bool IsHost(string text)
        => text.Contains('.', StringComparison.Ordinal) && text == text.ToLowerInvariant() && Uri.CheckHostName(text) is UriHostNameType.Dns;

    private static string Pattern(string host) => $"*.{host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..]}";
}
