using System.Collections.Immutable;

namespace GeoRegistry.Parts;

/// <summary>Adds parts of a registry to its outputs.</summary>
internal static class PartOutputs
{
    /// <summary>Adds an output that has an entry for each part; adds nothing where there are no parts.</summary>
    /// <param name="outputs">The registry's outputs.</param>
    /// <param name="name">The output's name.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="key">The name of a part's entry.</param>
    /// <param name="value">What the entry says.</param>
    internal static void AddParts<T>(
        this OrderedDictionary<string, object?> outputs, string name, IReadOnlyCollection<T> parts, Func<T, string> key, Func<T, object?> value)
    {
        if (parts.Count > 0)
            outputs[name] = parts.ToImmutableDictionary(key, value);
    }
}
