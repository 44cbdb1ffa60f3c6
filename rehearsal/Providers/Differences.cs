using System.Collections.Immutable;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Providers;

/// <summary>Compares values where no provider does: inputs of components and the stack's outputs.</summary>
internal static class Differences
{
    /// <summary>Per top-level property what happened to it.</summary>
    internal static ImmutableSortedDictionary<string, PropertyChange> Between(PropertyMap old, PropertyMap current)
        => old.Keys.Union(current.Keys)
            .Select(name => (Name: name, Old: old.GetValueOrDefault(name), New: current.GetValueOrDefault(name)))
            .Where(pair => !Equals(pair.Old, pair.New))
            .ToImmutableSortedDictionary(
                pair => pair.Name,
                pair => pair.Old is null ? PropertyChange.Add : pair.New is null ? PropertyChange.Delete : PropertyChange.Update,
                StringComparer.Ordinal);
}
