using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>Reads values that managed identities have rules for.</summary>
internal static class DirectoryValues
{
    /// <summary>The name of an identity or of a federated credential; null, reported, when it breaks the rule.</summary>
    internal static string? AsDirectoryName(this ConfigNode node, int maximum)
    {
        var name = node.AsName(DirectoryNames.MinimumLength, maximum, DirectoryNames.IsAllowed, "letters, digits, hyphens and underscores");
        if (name is null || char.IsAsciiLetterOrDigit(name[0]))
            return name;
        var nearest = name.TrimStart('-', '_');
        node.Report("must begin with a letter or a digit", nearest.Length >= DirectoryNames.MinimumLength ? nearest : null);
        return null;
    }

    /// <summary>What a token has to say for a federated credential; null, reported, when it cannot be compared with a token.</summary>
    internal static string? AsClaim(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (text.Length is > 0 and <= DirectoryNames.MaximumClaimLength && text.Trim() == text && !text.Contains('*', StringComparison.Ordinal))
            return text;
        node.Report(
            $"must be 1 to {DirectoryNames.MaximumClaimLength} characters without spaces around them and without *: "
                + "Microsoft Entra compares it with the token's letter for letter",
            text.Trim() is var trimmed && trimmed != text && trimmed is not "" ? trimmed : null);
        return null;
    }

    /// <summary>The issuer of tokens; null, reported, when it is no https address.</summary>
    internal static string? AsIssuer(this ConfigNode node)
    {
        if (node.AsClaim() is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            return text;
        node.Report("must be an https address, such as https://token.actions.githubusercontent.com");
        return null;
    }
}
