using System.Collections.Immutable;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>How a resource differs from what the program wants, and why it is replaced, if it is.</summary>
/// <param name="Diff">The differences as the provider tells them.</param>
/// <param name="OtherReasons">Why it is replaced beside the properties that cannot be changed in place.</param>
internal sealed record Comparison(DiffResult Diff, ImmutableArray<string> OtherReasons)
{
    internal bool RequiresReplacement => Diff.RequiresReplacement || !OtherReasons.IsEmpty;

    /// <summary>Property paths and other short reasons; empty when it is not replaced.</summary>
    internal ImmutableArray<string> ReplacementReasons
        => [.. Diff.Changes.Where(change => change.Value >= PropertyChange.AddReplace).Select(change => change.Key), .. OtherReasons];
}
