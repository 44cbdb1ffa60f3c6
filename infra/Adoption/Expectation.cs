using System.Collections.Immutable;

namespace GeoRegistry.Adoption;

/// <summary>What the settings ask for in an input of something that is adopted.</summary>
/// <param name="Input">The name under which <see cref="PartInAzure"/> has it.</param>
/// <param name="Key">The key in the settings, after the entry's path; null where no key sets it.</param>
/// <param name="Asked">The values that the settings ask for, by default too.</param>
internal sealed record Expectation(string Input, string? Key, params ImmutableArray<string> Asked)
{
    /// <summary>Compares values. Default: ordinal.</summary>
    internal IEqualityComparer<string> Comparer { get; init; } = StringComparer.Ordinal;

    /// <summary>How to resolve a difference, given Azure's values. Default: give the key Azure's value.</summary>
    internal Func<ImmutableArray<string>, Resolution>? Resolve { get; init; }

    /// <summary>Whether any value of Azure's means the same. Default false.</summary>
    internal bool IsForm { get; init; }

    /// <summary>How the two differ; null where Azure has what is asked for, in whichever order and form.</summary>
    internal Difference? Compare(string path, PartInAzure found)
    {
        if (IsForm || found[Input].ToHashSet(Comparer).SetEquals(Asked))
            return null;
        var values = found[Input];
        return new(
            Key is null ? $"{path} ({Input}, which no key sets)" : $"{path}.{Key}",
            YamlText.Shown(Asked),
            YamlText.Shown(values),
            Resolve?.Invoke(values) ?? (values is [var one] ? Resolution.Keep(YamlText.Line(Key!, YamlText.Value(one))) : Resolution.Try($"remove {Key}")));
    }

    /// <summary>Whether Azure has exactly the values that would be sent. The start of an id means the same in any letter case.</summary>
    internal bool IsExact(PartInAzure found) => found[Input].Select(Tail).SequenceEqual(Asked.Select(Tail));

    private static string Tail(string value) => value.StartsWith('/') && value.Split('/') is { Length: > 7 } parts ? string.Join('/', parts[7..]) : value;
}
