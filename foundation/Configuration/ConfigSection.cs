using System.Collections.Immutable;

namespace GeoRegistry.Configuration;

/// <summary>The keys of one map in the configuration, in the order of the documentation.</summary>
/// <param name="Path">Where the map is, below an entry of <c>registries</c>: <c>webhooks[]</c>; empty for the entry itself.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record ConfigSection(string Path, params ImmutableArray<ConfigKey> Keys);
