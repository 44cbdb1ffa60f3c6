namespace GeoRegistry.Policies.Declarations;

/// <summary>Names of headers and of parameters in URIs that suggest that their values are secrets.</summary>
internal static class SecretNames
{
    private static readonly string[] Words = ["authorization", "cookie", "credential", "key", "password", "secret", "signature", "token"];

    /// <summary>Parameters that hold a secret though their names say little: of Azure Functions, of shared access signatures, of many.</summary>
    private static readonly string[] Parameters = ["code", "sig", "pwd"];

    /// <summary>Whether the name suggests that its value is a secret.</summary>
    internal static bool Contain(string name) => Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a URI has a user name or password before its host, or a parameter whose name suggests a secret.</summary>
    internal static bool AreIn(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.UserInfo is not "" || uri.Query.TrimStart('?').Split('&').Any(IsSecret));

    private static bool IsSecret(string parameter)
        => parameter.Split('=') is [var escaped, not "", ..]
            && Uri.UnescapeDataString(escaped) is var name
            && (Contain(name) || Parameters.Contains(name, StringComparer.OrdinalIgnoreCase));
}
