using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments of a resource that come from a dictionary rather than from a class.</summary>
/// <param name="dictionary">The arguments by the names that the provider knows.</param>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override IReadOnlyList<NamedInput> Read() => [.. dictionary.Select(entry => new NamedInput(entry.Key, entry.Value, false))];
}

/// <summary>Arguments of a function that come from a dictionary rather than from a class.</summary>
/// <param name="dictionary">The arguments by the names that the provider knows.</param>
public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override IReadOnlyList<NamedInput> Read() => [.. dictionary.Select(entry => new NamedInput(entry.Key, entry.Value, false))];
}
