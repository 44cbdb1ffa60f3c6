namespace GeoRegistry.Configuration;

/// <summary>A value of the configuration and its place, for checks that compare several values.</summary>
/// <param name="Place">Where it is given, or would be.</param>
/// <param name="Value">The value; the default where it is left out, an empty one where it is an error that reading has reported.</param>
internal readonly record struct Placed<T>(ConfigPlace Place, T Value);

/// <summary>Works with lists of placed values.</summary>
internal static class PlacedValues
{
    /// <summary>The values without their places.</summary>
    internal static IEnumerable<T> Values<T>(this IEnumerable<Placed<T>> placed) => placed.Select(entry => entry.Value);

    /// <summary>Every value that an earlier one is equal to, with the place of the first.</summary>
    /// <param name="placed">The values in the order of the file.</param>
    /// <param name="key">What two values must not share; null for one that shares nothing.</param>
    /// <param name="comparer">How it is compared; null for the default.</param>
    internal static IEnumerable<(Placed<T> Twin, ConfigPlace First)> Twins<T, TKey>(
        this IEnumerable<Placed<T>> placed, Func<T, TKey?> key, IEqualityComparer<TKey>? comparer = null)
        where TKey : class
    {
        var seen = new Dictionary<TKey, ConfigPlace>(comparer);
        foreach (var entry in placed)
        {
            if (key(entry.Value) is { } shared && !seen.TryAdd(shared, entry.Place))
                yield return (entry, seen[shared]);
        }
    }
}
