using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Compare;

/// <summary>Why a resource is replaced beside properties that cannot be changed in place.</summary>
/// <param name="Text">A short text for people.</param>
/// <param name="Key">What Pulumi's engine calls it; null where it says nothing. Recorded with version 3.260.</param>
internal sealed record ReplacementReason(string Text, string? Key)
{
    private const string Id = "id";

    /// <summary>What Pulumi's engine calls an operation that failed half-way where <c>replaceOnChanges</c> names it.</summary>
    internal const string HalfDone = "#initerror";

    /// <summary>The user asks for it.</summary>
    internal static ReplacementReason Requested { get; } = new("--replace", Id);

    /// <summary>The user has marked it by <c>state taint</c>.</summary>
    internal static ReplacementReason Tainted { get; } = new("state taint", Id);

    /// <summary>The last operation on it failed half-way, and the program wants it replaced then.</summary>
    internal static ReplacementReason Failed { get; } = new("what failed half-way in the last run", HalfDone);

    internal static ReplacementReason Trigger { get; } = new("replacementTrigger", null);

    /// <summary>The program only read it, and cannot change what is not the stack's.</summary>
    internal static ReplacementReason WasRead { get; } = new("being only read until now", null);

    /// <summary>An earlier run deleted it and has not created its replacement.</summary>
    internal static ReplacementReason Unfinished { get; } = new("an unfinished replacement", null);

    /// <summary>Another provider manages it now; a component, which it was or becomes, has none.</summary>
    internal static ReplacementReason OtherProvider { get; } = new("provider", "provider");

    /// <summary>It is to be replaced with another one.</summary>
    internal static ReplacementReason With(string urn) => new($"replaceWith {Urns.Name(urn)}", "replaceWith");

    /// <summary>Another one is replaced, with which it is deleted.</summary>
    internal static ReplacementReason Without(string urn) => new($"deletedWith {Urns.Name(urn)}", "deletedWith");

    /// <summary>Why a resource must be replaced with one of the given ones, other than properties that come from them; null when it need not.</summary>
    /// <param name="replaced">Whether the resource of a URN is replaced.</param>
    internal static ReplacementReason? Of(ResourceState state, Func<string, bool> replaced)
        => state.ReplaceWith.FirstOrDefault(replaced) is { } companion ? With(companion)
            : state.DeletedWith is { } owner && replaced(owner) ? Without(owner)
            : null;
}
