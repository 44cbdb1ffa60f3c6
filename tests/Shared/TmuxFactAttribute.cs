using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Tests.Shared;

/// <summary>A test on a terminal, which tmux is; skipped where tmux is missing, but not in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmuxFactAttribute : FactAttribute, ITraitAttribute
{
    public TmuxFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = TmuxProgram.Missing;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Categories.Name, Categories.Clients)];
}
