namespace Rehearsal.Engine.Diagnostics;

/// <summary>
/// An error that the user can correct: the message names the place, what is wrong and what to do, and is
/// shown without a stack trace. Any other exception that leaves the engine is a bug.
/// </summary>
internal class RehearsalException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The place in a file that it is about; null where it is about none.</summary>
    internal FilePlace? Place { get; init; }
}
