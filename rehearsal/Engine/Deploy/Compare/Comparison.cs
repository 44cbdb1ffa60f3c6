using System.Collections.Immutable;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Compare;

/// <summary>How a resource differs from what the program wants, and why it is replaced, if it is.</summary>
/// <param name="Diff">The differences as the provider reports them.</param>
/// <param name="OtherReasons">Why it is replaced beside the properties that cannot be changed in place.</param>
internal sealed record Comparison(DiffResult Diff, ImmutableArray<ReplacementReason> OtherReasons)
{
    /// <summary>True when it is replaced only because something that it needs is deleted before its replacement is created.</summary>
    internal bool FollowsAnother { get; init; }

    internal bool RequiresReplacement => Diff.RequiresReplacement || !OtherReasons.IsEmpty;

    /// <summary>Property paths and other short reasons; empty when it is not replaced.</summary>
    internal ImmutableArray<string> ReplacementReasons => [.. Properties, .. OtherReasons.Select(reason => reason.Text)];

    /// <summary>The same in the words of Pulumi's engine, which gives only properties as reasons when the resource follows another one.</summary>
    internal ImmutableArray<string> ReplacementKeys
        => [.. Properties, .. FollowsAnother ? [] : OtherReasons.Select(reason => reason.Key).OfType<string>().Distinct()];

    private IEnumerable<string> Properties => Diff.Changes.Where(change => change.Value.Replaces).Select(change => change.Key);
}
