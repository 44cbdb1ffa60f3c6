using System.Collections.Frozen;

namespace Rehearsal.Azure;

/// <summary>The regions of the simulated Azure: those of the public cloud with coordinates or availability zones published by Microsoft.</summary>
internal static class Regions
{
    /// <summary>Display names by name, such as <c>West Europe</c> by <c>westeurope</c>.</summary>
    internal static FrozenDictionary<string, string> DisplayNames { get; } = Read();

    /// <summary>The name of a region for any of its spellings: <c>West Europe</c> is <c>westeurope</c>.</summary>
    internal static string Normalize(string location) => location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Whether two spellings mean the same region.</summary>
    internal static bool AreSame(string? left, string? right) => left is not null && right is not null && Normalize(left) == Normalize(right);

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(Regions).Assembly.GetManifestResourceStream("Rehearsal.Azure.Data.regions.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToFrozenDictionary(columns => columns[0], columns => columns[1]);
    }
}
