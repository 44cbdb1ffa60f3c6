namespace Rehearsal.Engine.Project;

/// <summary>Finds what someone probably meant.</summary>
internal static class Nearest
{
    private const int MostEdits = 3;

    /// <summary>The candidate that is the fewest edits away, if it is near enough to be a slip.</summary>
    internal static string? To(string text, IEnumerable<string> candidates)
    {
        var (candidate, edits) = candidates.Select(candidate => (candidate, Edits(text.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return edits <= Math.Min(MostEdits, text.Length / 2 + 1) ? candidate : null;
    }

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[^1];
    }
}
