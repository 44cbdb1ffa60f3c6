using System.Collections.Immutable;
using System.Text.Json;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.State;

/// <summary>A resource in the state of a stack.</summary>
internal sealed record ResourceState
{
    /// <summary>Tells apart resources of one URN (the old and the new one of a replacement); never used twice in a stack.</summary>
    public required long Key { get; init; }

    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>False for components and the stack.</summary>
    public required bool Custom { get; init; }

    /// <summary>Provider id; empty for components.</summary>
    public string Id { get; init; } = "";

    /// <summary>The package whose provider manages it; empty for components and providers.</summary>
    public string Package { get; init; } = "";

    /// <summary>Inputs as the provider has checked them.</summary>
    public required PropertyMap Inputs { get; init; }

    public required PropertyMap Outputs { get; init; }

    /// <summary>URN of the parent.</summary>
    public string? Parent { get; init; }

    /// <summary>URNs of all resources that it depends on.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>Per input the URNs of the resources that its value came from; empty where it came from the program alone.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; }
        = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>
    /// URN and id (<c>URN::ID</c>) of its provider; null for components and providers,
    /// and for the default one in states of earlier versions.
    /// </summary>
    public string? Provider { get; init; }

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    /// <summary>URN of a resource whose deletion deletes this one as well.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>URNs of resources whose replacement replaces this one as well.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>A value whose change replaces the resource; null for none.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>Paths of the properties whose changes the program ignores; a refresh does not report them.</summary>
    /// <remarks>Source: https://github.com/pulumi/pulumi/pull/16146</remarks>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Paths of the properties whose changes replace the resource.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Paths of the properties of which no details are shown when they change.</summary>
    public ImmutableArray<string> HideDiffs { get; init; } = [];

    /// <summary>The names of the program's hooks, by when they run.</summary>
    public ImmutableSortedDictionary<HookKind, ImmutableArray<string>> Hooks { get; init; } = ImmutableSortedDictionary<HookKind, ImmutableArray<string>>.Empty;

    /// <summary>It was only read: the stack must neither change nor delete it.</summary>
    public bool External { get; init; }

    /// <summary>It has been replaced and waits to be deleted.</summary>
    public bool PendingDeletion { get; init; }

    /// <summary>Why the last operation on it failed half-way; empty when it did not. The next run updates it.</summary>
    public ImmutableArray<string> Failures { get; init; } = [];

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The id by which the program imports it; null when it was created, or when the program no longer imports it.</summary>
    public string? ImportId { get; init; }

    /// <summary>How long its creation may take; null for the provider's default.</summary>
    public TimeSpan? CreateTimeout { get; init; }

    /// <summary>How long an update may take; null for the provider's default.</summary>
    public TimeSpan? UpdateTimeout { get; init; }

    /// <summary>How long a deletion may take; null for the provider's default.</summary>
    public TimeSpan? DeleteTimeout { get; init; }

    /// <summary>The next update replaces it, whatever the program declares.</summary>
    public bool Taint { get; init; }

    /// <summary>It was deleted to make room for its replacement, which is not created yet.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>Other members of it in an imported state, by Pulumi's names: kept as they are, for an export.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Others { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    /// <summary>URNs of all resources that must be deleted after this one.</summary>
    internal IEnumerable<string> References()
    {
        string?[] single = [Parent, DeletedWith, Provider is null ? null : ProviderUrn(Provider)];
        return Dependencies.Concat(PropertyDependencies.Values.SelectMany(urns => urns)).Concat(ReplaceWith).Concat(single.OfType<string>()).Distinct();
    }

    /// <summary>The same resource without references to resources that do not exist; without its parent it belongs to the stack.</summary>
    /// <param name="urns">The URNs of all resources that exist.</param>
    /// <param name="stackUrn">URN of the stack.</param>
    internal ResourceState ReferringOnlyTo(IReadOnlySet<string> urns, string? stackUrn) => this with
    {
        Parent = Parent is null || urns.Contains(Parent) ? Parent : stackUrn,
        DeletedWith = DeletedWith is not null && urns.Contains(DeletedWith) ? DeletedWith : null,
        ReplaceWith = [.. ReplaceWith.Where(urns.Contains)],
        Dependencies = [.. Dependencies.Where(urns.Contains)],
        PropertyDependencies = PropertyDependencies
            .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Where(urns.Contains).ToImmutableArray(), StringComparer.Ordinal),
    };

    /// <summary>The same resource after it, or another one, was renamed.</summary>
    internal ResourceState Renamed(string former, string current)
    {
        return this with
        {
            Urn = Current(Urn),
            Parent = Parent is null ? null : Current(Parent),
            DeletedWith = DeletedWith is null ? null : Current(DeletedWith),
            Provider = Provider is { } reference && ProviderUrn(reference) == former ? current + reference[former.Length..] : Provider,
            ReplaceWith = [.. ReplaceWith.Select(Current)],
            Dependencies = [.. Dependencies.Select(Current)],
            PropertyDependencies = PropertyDependencies.ToImmutableSortedDictionary(
                entry => entry.Key, entry => entry.Value.Select(Current).ToImmutableArray(), StringComparer.Ordinal),
        };

        string Current(string urn) => urn == former ? current : urn;
    }

    /// <summary>The URN in a provider reference (<c>URN::ID</c>).</summary>
    internal static string ProviderUrn(string reference) => reference[..reference.LastIndexOf("::", StringComparison.Ordinal)];

    /// <summary>True when at most the times differ, so that there is nothing to write.</summary>
    internal bool SaysTheSameAs(ResourceState other)
        => Urn == other.Urn && Id == other.Id && Package == other.Package && Parent == other.Parent && Provider == other.Provider
            && (Protect, RetainOnDelete, External, PendingDeletion) == (other.Protect, other.RetainOnDelete, other.External, other.PendingDeletion)
            && DeletedWith == other.DeletedWith && ImportId == other.ImportId
            && (CreateTimeout, UpdateTimeout, DeleteTimeout) == (other.CreateTimeout, other.UpdateTimeout, other.DeleteTimeout)
            && (Taint, PendingReplacement) == (other.Taint, other.PendingReplacement)
            && Inputs.Equals(other.Inputs) && Outputs.Equals(other.Outputs)
            && Dependencies.SequenceEqual(other.Dependencies)
            && Failures.SequenceEqual(other.Failures)
            && ReplaceWith.SequenceEqual(other.ReplaceWith)
            && Equals(ReplacementTrigger, other.ReplacementTrigger)
            && IgnoreChanges.SequenceEqual(other.IgnoreChanges)
            && ReplaceOnChanges.SequenceEqual(other.ReplaceOnChanges)
            && HideDiffs.SequenceEqual(other.HideDiffs)
            && Hooks.Count == other.Hooks.Count
            && Hooks.All(entry => other.Hooks.TryGetValue(entry.Key, out var names) && entry.Value.SequenceEqual(names))
            && AdditionalSecretOutputs.SequenceEqual(other.AdditionalSecretOutputs)
            && PropertyDependencies.Count == other.PropertyDependencies.Count
            && PropertyDependencies.All(entry => other.PropertyDependencies.TryGetValue(entry.Key, out var urns) && entry.Value.SequenceEqual(urns));
}
