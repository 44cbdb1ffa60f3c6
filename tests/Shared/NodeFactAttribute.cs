using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Tests.Shared;

/// <summary>A test that runs official Node.js packages; skipped where Node.js or npm is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute, ITraitAttribute
{
    public NodeFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = Node.Missing;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Categories.Name, Categories.Clients)];
}
