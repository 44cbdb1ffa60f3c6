using System.Collections.Immutable;

namespace Rehearsal.Engine;

/// <summary>How a run is carried out.</summary>
internal sealed record RunOptions
{
    /// <summary>The most provider operations that run at one time; at least 1.</summary>
    internal int Parallelism { get; init; } = 16;

    /// <summary>Environment variables that the program gets besides those of Pulumi.</summary>
    internal ImmutableDictionary<string, string> ProgramVariables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Stops running operations at once. The token given to the run itself only keeps new ones from starting and ends the program.
    /// </summary>
    internal CancellationToken Abort { get; init; } = CancellationToken.None;
}
