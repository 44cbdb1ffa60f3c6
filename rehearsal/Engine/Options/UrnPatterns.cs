using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rehearsal.Engine.Naming;

namespace Rehearsal.Engine.Options;

/// <summary>URNs in options: whole ones, and patterns in which <c>*</c> matches anything but a colon and <c>**</c> anything.</summary>
internal sealed class UrnPatterns
{
    private const string Wildcard = "*";
    private readonly ImmutableArray<string> _whole;
    private readonly ImmutableArray<Regex> _patterns;

    internal UrnPatterns(IEnumerable<string> given)
    {
        var byKind = given.ToLookup(text => text.Contains(Wildcard, StringComparison.Ordinal));
        (_whole, _patterns) = ([.. byKind[false]], [.. byKind[true].Select(ToRegex)]);
    }

    internal static UrnPatterns None { get; } = new([]);

    internal bool IsEmpty => _whole.IsEmpty && _patterns.IsEmpty;

    internal bool Match(string urn) => _whole.Contains(urn) || _patterns.Any(pattern => pattern.IsMatch(urn));

    /// <summary>What is wrong with those that name no resource; a pattern may match nothing.</summary>
    /// <param name="known">The URNs of all resources.</param>
    internal IEnumerable<string> Problems(IReadOnlyCollection<string> known)
        => _whole.Where(urn => !known.Contains(urn)).Select(urn => $"there is no resource '{urn}' in this stack. {Urns.Suggestion(urn, known)}".TrimEnd());

    private static Regex ToRegex(string pattern)
    {
        var parts = pattern.Split("**").Select(part => string.Join("[^:]*", part.Split(Wildcard).Select(Regex.Escape)));
        return new Regex($"^{string.Join(".*", parts)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
