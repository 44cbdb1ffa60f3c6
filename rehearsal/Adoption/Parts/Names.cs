using System.Text.RegularExpressions;

namespace Rehearsal.Adoption.Parts;

/// <summary>The names that the settings take, by Azure's own rules for each type.</summary>
internal static partial class Names
{
    internal const string RuleOfTokens = "the settings take names of 5 to 50 letters, digits, hyphens and underscores";

    internal const string RuleOfCache = "the settings take names of 5 to 50 letters, digits and hyphens";

    /// <summary>Whether it is one for a scope map, a token or a task.</summary>
    internal static bool IsOfToken(string name) => OfToken().IsMatch(name);

    /// <summary>Whether it is one for a cache rule or a credential set.</summary>
    internal static bool IsOfCache(string name) => OfCache().IsMatch(name);

    /// <summary>Whether it is one for an agent pool.</summary>
    internal static bool IsOfPool(string name) => OfPool().IsMatch(name);

    /// <summary>Whether it is one for something in a network.</summary>
    internal static bool IsInNetwork(string name) => InNetwork().IsMatch(name);

    /// <summary>Whether it is a registry's host name.</summary>
    internal static bool IsHost(string text) => Host().IsMatch(text);

    /// <summary>Whether it is a repository, all below one, or all.</summary>
    internal static bool IsRepository(string text) => Repository().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{5,50}\z")]
    private static partial Regex OfToken();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{5,50}\z")]
    private static partial Regex OfCache();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{3,20}\z")]
    private static partial Regex OfPool();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\z")]
    private static partial Regex InNetwork();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\z")]
    private static partial Regex Host();

    [GeneratedRegex(@"\A(?:\*|[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?:/\*)?)\z")]
    private static partial Regex Repository();
}
