using System.Collections.Immutable;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Events;

/// <summary>What a step does to a resource.</summary>
internal enum StepKind
{
    /// <summary>Nothing changes.</summary>
    Same,
    Create,
    Update,

    /// <summary>The new resource of a replacement is created; <see cref="DeleteReplaced"/> goes before or comes after it.</summary>
    CreateReplacement,

    /// <summary>The old resource of a replacement is deleted.</summary>
    DeleteReplaced,
    Delete,

    /// <summary>An existing resource that the program only reads.</summary>
    Read,

    /// <summary>An existing resource that the program only reads takes the place of another one; <see cref="DeleteReplaced"/> comes after it.</summary>
    ReadReplacement,

    /// <summary>An existing resource is taken into the stack.</summary>
    Import,

    /// <summary>
    /// An existing resource is taken into the stack in place of another one;
    /// <see cref="DeleteReplaced"/> or <see cref="ForgetReplaced"/> comes after it.
    /// </summary>
    ImportReplacement,

    /// <summary>The resource leaves the stack without being deleted: it was only read, or is retained.</summary>
    Forget,

    /// <summary>The old resource of a replacement leaves the stack without being deleted: it was only read, or is retained.</summary>
    ForgetReplaced,

    /// <summary>The resource is read back into the state; the changes, if any, are those from the state to the cloud.</summary>
    Refresh,

    /// <summary>The resource was read back and is no longer there: it leaves the state.</summary>
    Gone,
}

internal static class StepKinds
{
    extension(StepKind kind)
    {
        /// <summary>True for the step by which the new resource of a replacement comes into the stack.</summary>
        internal bool IsReplacement => kind is StepKind.CreateReplacement or StepKind.ReadReplacement or StepKind.ImportReplacement;

        /// <summary>True for the step by which the old resource of a replacement leaves the stack.</summary>
        internal bool IsOfReplaced => kind is StepKind.DeleteReplaced or StepKind.ForgetReplaced;
    }
}

/// <summary>One step on one resource, with all that is needed to show it.</summary>
internal sealed record Step
{
    internal required StepKind Kind { get; init; }

    internal required string Urn { get; init; }

    /// <summary>Type token, for example <c>azure-native:containerregistry:Replication</c>.</summary>
    internal required string Type { get; init; }

    /// <summary>What the step began as: only the end of a refresh shows that the resource is gone.</summary>
    internal StepKind BegunAs => Kind == StepKind.Gone ? StepKind.Refresh : Kind;

    /// <summary>True when nothing changes.</summary>
    internal bool ChangesNothing => Kind == StepKind.Same || (Kind == StepKind.Refresh && Changes.IsEmpty);

    /// <summary>True for a provider that the engine has made because the program names none; as with the <c>pulumi</c> CLI, no display shows it.</summary>
    internal bool IsDefaultProvider => ProviderTypes.IsDefault(Type, Name);

    /// <summary>Logical name.</summary>
    internal required string Name { get; init; }

    /// <summary>URN of the parent; null for the stack itself.</summary>
    internal required string? ParentUrn { get; init; }

    /// <summary>False for components and the stack.</summary>
    internal required bool Custom { get; init; }

    internal bool Protect { get; init; }

    /// <summary>True when it was protected until now and the program no longer protects it.</summary>
    internal bool LiftsProtection { get; init; }

    /// <summary>True when the program only reads it: its outputs are compared, for it has no inputs.</summary>
    internal bool External { get; init; }

    /// <summary>True when an earlier run has replaced the resource and this step deletes it.</summary>
    internal bool PendingDeletion { get; init; }

    /// <summary>Provider id; null when it is not known yet.</summary>
    internal string? Id { get; init; }

    /// <summary>The URN it had in the last run, where an alias has renamed it; null otherwise.</summary>
    internal string? FormerUrn { get; init; }

    internal PropertyMap? OldInputs { get; init; }

    internal PropertyMap? OldOutputs { get; init; }

    internal PropertyMap? NewInputs { get; init; }

    /// <summary>In a preview what the provider expects; in an update known once the step is finished.</summary>
    internal PropertyMap? NewOutputs { get; init; }

    /// <summary>Per property path what happens to it; empty unless the kind is an update, a replacement or a refresh.</summary>
    internal ImmutableSortedDictionary<string, PropertyChange> Changes { get; init; } = ImmutableSortedDictionary<string, PropertyChange>.Empty;

    /// <summary>Why the resource is replaced: property paths or a short reason; empty unless it is.</summary>
    internal ImmutableArray<string> ReplacementReasons { get; init; } = [];

    /// <summary>
    /// What makes it be replaced, in the words of Pulumi's engine: property paths, <c>id</c>, <c>provider</c>,
    /// <c>replaceWith</c> and the like; some reasons have none.
    /// </summary>
    internal ImmutableArray<string> ReplacementKeys { get; init; } = [];

    /// <summary>True when it is replaced only because something that it needs is deleted before its replacement is created.</summary>
    internal bool FollowsAnother { get; init; }

    /// <summary>Paths of the properties of which no details are shown when they change.</summary>
    internal ImmutableArray<string> HideDiffs { get; init; } = [];
}
