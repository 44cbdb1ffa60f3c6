using System.Collections.Immutable;

namespace GeoRegistry.Adoption;

/// <summary>A registry, or a part of it, as Azure has it: the values that settings can ask for.</summary>
internal sealed record PartInAzure
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _values;

    /// <param name="tags">The tags; null where Azure does not say any.</param>
    /// <param name="values">The values by the names of the inputs; those that are null are left out.</param>
    internal PartInAzure(ImmutableDictionary<string, string>? tags, params IEnumerable<(string Input, IEnumerable<string?> Values)> values)
        => (Tags, _values) = (tags, values.ToImmutableDictionary(one => one.Input, one => one.Values.OfType<string>().ToImmutableArray()));

    /// <summary>The tags; null where Azure does not say any.</summary>
    internal ImmutableDictionary<string, string>? Tags { get; }

    /// <summary>The values of an input in Azure's order; none where it is left out.</summary>
    internal ImmutableArray<string> this[string input] => _values.GetValueOrDefault(input, []);
}
