using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Tests.Shared;

/// <summary>Tests on a terminal, which tmux is; skipped where tmux is missing, but not in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmuxTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public TmuxTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = TmuxProgram.Missing;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Categories.Name, Categories.Clients)];
}
