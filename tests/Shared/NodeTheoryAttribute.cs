using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Tests.Shared;

/// <summary>Tests that run official Node.js packages; skipped where Node.js or npm is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public NodeTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = Node.Missing;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Categories.Name, Categories.Clients)];
}
