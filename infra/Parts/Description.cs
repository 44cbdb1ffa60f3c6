using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Parts;

/// <summary>Describes parts of a registry for a stack's outputs.</summary>
internal static class Description
{
    /// <summary>The descriptions of all parts of one kind, by their names in the settings; null when there are none.</summary>
    internal static ImmutableDictionary<string, object?>? OfAll<T>(
        IReadOnlyCollection<T> parts, Func<T, string> name, Func<T, object?> describe)
        => parts.Count is 0 ? null : parts.ToImmutableDictionary(name, describe);
}
