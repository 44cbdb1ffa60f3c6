namespace Rehearsal.Engine.Diagnostics;

/// <summary>
/// What the user has done or has to do something about: the message names the place, what is wrong and how to mend it, and is
/// shown without a stack trace. Any other exception that leaves the engine is a bug in it.
/// </summary>
internal class RehearsalException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The place in a file that it is about; null where it is about none.</summary>
    internal FilePlace? Place { get; init; }
}
