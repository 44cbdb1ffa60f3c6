using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>Reads URIs that requests are sent to. They often hold a key, so they are secrets.</summary>
internal static class HttpsUri
{
    /// <summary>An HTTPS URI; null, reported without it, when it is something else.</summary>
    /// <param name="node">What stands at the key.</param>
    /// <param name="placeholder">What may stand in it for something that is filled in later; null for nothing.</param>
    internal static SecretText? AsHttpsUri(this ConfigNode node, string? placeholder = null)
    {
        if (node.AsSecretText() is not { } text)
            return null;
        if (!text.Is(uri => IsHttps(Filled(uri))))
        {
            node.Secret.Report("must be a URI that begins with https:// and has a host, such as https://receiver.example.com/hook");
            return null;
        }

        if (!text.Is(uri => PublicHosts.Contain(new Uri(Filled(uri)).Host)))
        {
            node.Secret.Report(
                "must lead to a host that is reached from the internet, from where Azure sends its requests: not to a private address or a local name");
        }

        return text;

        string Filled(string uri) => placeholder is null ? uri : uri.Replace(placeholder, "x", StringComparison.Ordinal);
    }

    private static bool IsHttps(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host is not "" && uri.IsWellFormedOriginalString();
}
