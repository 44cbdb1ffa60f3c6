namespace GeoRegistry.Policies.Declarations;

/// <summary>Names of headers and of parameters in URIs that tell of a secret in their values.</summary>
internal static class SecretNames
{
    private static readonly string[] Parts = ["authorization", "cookie", "credential", "key", "password", "secret", "signature", "token"];

    /// <summary>Parameters that hold a secret though their names say little: of Azure Functions, of shared access signatures, of many.</summary>
    private static readonly string[] Parameters = ["code", "sig", "pwd"];

    /// <summary>Whether a name does, by a part of it.</summary>
    internal static bool Contain(string name) => Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a URI has a user's name or password before its host, or such a parameter behind its path.</summary>
    internal static bool AreIn(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.UserInfo is not "" || uri.Query.TrimStart('?').Split('&').Any(IsSecret));

    private static bool IsSecret(string parameter)
        => parameter.Split('=') is [var escaped, not "", ..]
            && Uri.UnescapeDataString(escaped) is var name
            && (Contain(name) || Parameters.Contains(name, StringComparer.OrdinalIgnoreCase));
}
