namespace Rehearsal.Engine.Options;

/// <summary>Tells how the program of a stack lifts the protection of a resource.</summary>
internal sealed class ProtectionHint(RunOptions options)
{
    /// <summary>One more sentence for a message about a protected resource; empty where nothing is known.</summary>
    internal string For(string urn) => options.UnprotectingKey(urn) is { } known ? $". {known}" : "";
}
