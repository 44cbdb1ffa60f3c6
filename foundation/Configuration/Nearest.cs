namespace GeoRegistry.Configuration;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Nearest
{
    /// <summary>
    /// The candidate that takes the fewest typing slips (a letter left out, added, changed, or two swapped) to become the word;
    /// null when even the best takes more than a third of the word's letters. Letter case is the smallest slip of all.
    /// </summary>
    internal static string? To(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, slips: Slips(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(match => match.slips)
            .ThenBy(match => match.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is not null && best.slips <= Math.Max(1, word.Length / 3) ? best.candidate : null;
    }

    /// <summary>The edit distance that counts a swap of neighbours as one edit (optimal string alignment).</summary>
    private static int Slips(string from, string to)
    {
        var slips = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            slips[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            slips[0, j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                slips[i, j] = Math.Min(Math.Min(slips[i - 1, j] + 1, slips[i, j - 1] + 1), slips[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[from.Length, to.Length];
    }
}
