using Quickenshtein;

namespace Rehearsal.Wording;

/// <summary>Suggests the nearest valid name for a misspelt one.</summary>
internal static class NearestName
{
    /// <summary>"Did you mean '…'?" with the nearest candidate, or nothing when none is near.</summary>
    internal static string Suggestion(string name, IEnumerable<string> candidates)
        => candidates
            .Select(candidate => (Name: candidate, Distance: Levenshtein.GetDistance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => $"Did you mean '{candidate.Name}'?")
            .FirstOrDefault() ?? "";
}
