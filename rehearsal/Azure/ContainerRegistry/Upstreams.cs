using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>The upstream registries of the artifact cache, and whether it signs in to them.</summary>
/// <remarks>
/// Facts: the article "Artifact cache" of the registry documentation, section Upstream support; the refusals' texts are the service's own, from
/// github.com/Azure/acr/issues/862 and azurerm pull request 27983.
/// </remarks>
internal static class Upstreams
{
    private static readonly string[] SignedInOnly = ["docker.io", "dhi.io", "registry.redhat.io", "*.pkg.dev", "*.azurecr.io"];
    private static readonly string[] UnsignedOnly = ["mcr.microsoft.com", "public.ecr.aws", "registry.access.redhat.com"];
    private static readonly string[] Either = ["quay.io", "ghcr.io", "nvcr.io", "registry.k8s.io", "gcr.io", "eu.gcr.io"];
    private static readonly string[] All = [.. SignedInOnly, .. UnsignedOnly, .. Either];

    /// <exception cref="ArmException">The cache takes nothing from the registry.</exception>
    internal static void CheckSupported(string loginServer, string property)
    {
        if (!IsIn(All, loginServer))
        {
            throw ArmException.BadRequest(
                "UpstreamNotSupported",
                $"Unsupported upstream or login server '{loginServer}' provided. Supported upstreams or login servers are: {string.Join(", ", All)}.",
                $"properties.{property}");
        }
    }

    /// <exception cref="ArmException">The registry is cached only for those who sign in, or only without signing in, and the rule does otherwise.</exception>
    internal static void CheckSignIn(string loginServer, bool signsIn)
    {
        if (!signsIn && IsIn(SignedInOnly, loginServer))
        {
            throw loginServer.Equals("docker.io", StringComparison.OrdinalIgnoreCase)
                ? Refused(
                    "EnforceDockerAuthentication",
                    "Cannot create cache rule pointing to Docker Hub without credentials. Please add a credential set to cache rule. "
                        + "Learn more: https://aka.ms/acr/cache-auth")
                : Refused("InvalidCacheRule", $"'{loginServer}' allows authenticated pulls only: the cache rule needs a credential set.");
        }

        if (signsIn && IsIn(UnsignedOnly, loginServer))
        {
            throw Refused("InvalidCacheRule", $"'{loginServer}' allows unauthenticated pulls only: the cache rule cannot have a credential set.");
        }
    }

    private static bool IsIn(string[] hosts, string loginServer)
        => hosts.Contains(loginServer, StringComparer.OrdinalIgnoreCase)
            || hosts.Contains($"*.{loginServer[(loginServer.IndexOf('.', StringComparison.Ordinal) + 1)..]}", StringComparer.OrdinalIgnoreCase);

    private static ArmException Refused(string code, string message) => ArmException.BadRequest(code, message, "properties.credentialSetResourceId");
}
