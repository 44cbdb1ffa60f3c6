namespace GeoRegistry.Azure;

/// <summary>Registries whose images can be cached, as Azure documents its artifact cache.</summary>
public static class UpstreamRegistries
{
    /// <summary>Docker Hub's host name; images are cached for those only who sign in.</summary>
    public const string DockerHub = "docker.io";

    /// <summary>Whether a registry is cached only without signing in.</summary>
    public static bool IsAnonymousOnly(string host) => host is "mcr.microsoft.com" or "public.ecr.aws";

    /// <summary>The host name in a source such as <c>docker.io/library/nginx</c>.</summary>
    public static string HostOf(string source) => source.Split('/')[0];

    /// <summary>Whether a text is the host name of a registry: lower-case labels, at least two.</summary>
    public static bool IsHost(string text)
        => text.Contains('.', StringComparison.Ordinal) && text == text.ToLowerInvariant() && Uri.CheckHostName(text) is UriHostNameType.Dns;
}
