namespace Rehearsal.Engine;

/// <summary>How a run is carried out.</summary>
internal sealed record RunOptions
{
    /// <summary>The most provider operations that run at one time; at least 1.</summary>
    internal int Parallelism { get; init; } = 16;

    /// <summary>
    /// Stops running operations at once. The token given to the run itself only keeps new ones from starting and ends the program.
    /// </summary>
    internal CancellationToken Abort { get; init; } = CancellationToken.None;
}
