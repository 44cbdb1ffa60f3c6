using System.Collections.Concurrent;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>The resources that the run has found in the state, and what happens to each of them.</summary>
internal sealed class Inventory
{
    private readonly StateStore _store;
    private readonly ConcurrentDictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, bool> _kept = new();
    private readonly ConcurrentDictionary<long, string> _taken = new();
    private readonly ConcurrentDictionary<long, bool> _superseded = new();
    private readonly ConcurrentDictionary<long, Comparison> _replacedEarly = new();
    private readonly ConcurrentDictionary<string, bool> _replaced = new(StringComparer.Ordinal);
    private Dictionary<string, ResourceState> _old = [];

    public Inventory(StateStore store)
    {
        _store = store;
        TakeStock();
    }

    /// <summary>The state as the run found it, after the recovery of interrupted operations, and after a refresh if there was one.</summary>
    internal IReadOnlyList<ResourceState> Before { get; private set; } = [];

    /// <summary>Reads the state again, as the one that the run found.</summary>
    internal void TakeStock()
    {
        Before = _store.Resources;
        _old = Before.Where(state => !state.PendingDeletion).ToDictionary(state => state.Urn, StringComparer.Ordinal);
    }

    /// <summary>The last state of a resource, under its URN or one of the others that it had.</summary>
    /// <exception cref="RehearsalException">Another resource has taken it already.</exception>
    internal ResourceState? FindOld(string urn, IEnumerable<string> aliases)
    {
        var old = _old.GetValueOrDefault(urn) ?? aliases.Select(alias => _old.GetValueOrDefault(alias)).FirstOrDefault(former => former is not null);
        if (old is null)
            return null;
        Keep(old);
        if (_taken.GetOrAdd(old.Key, urn) is var other && other != urn)
            throw new RehearsalException($"'{urn}' and '{other}' both want to be what was '{old.Urn}' in the last run; remove the alias of one of the two");
        if (old.Urn != urn)
            _renamed[old.Urn] = urn;
        return old;
    }

    /// <summary>What an earlier run has replaced and not deleted yet; null when it left nothing of that type and id.</summary>
    internal ResourceState? AwaitingDeletion(string type, string id)
        => Before.FirstOrDefault(state => state.PendingDeletion && state.Type == type && state.Id == id);

    /// <summary>The stack's resource of a URN as it was before the run.</summary>
    internal ResourceState? Old(string urn) => _old.GetValueOrDefault(urn);

    /// <summary>The URN that a resource had before this run renamed it; null when it did not.</summary>
    internal string? FormerUrn(string urn) => _renamed.FirstOrDefault(pair => pair.Value == urn).Key;

    /// <summary>The URN that a resource has now.</summary>
    internal string CurrentUrn(string urn) => _renamed.GetValueOrDefault(urn, urn);

    /// <summary>Notes that an old resource is still wanted, so that the end of the run does not delete it.</summary>
    internal void Keep(ResourceState state) => _kept[state.Key] = true;

    internal bool IsKept(ResourceState state) => _kept.ContainsKey(state.Key);

    /// <summary>Notes that a new resource has taken an old one's place: the old one is deleted at the end of the run, or of the next.</summary>
    /// <param name="urn">The URN of the new one.</param>
    internal void Supersede(ResourceState old, string urn)
    {
        NoteReplacement(urn);
        _superseded[old.Key] = true;
        _kept.TryRemove(old.Key, out _);
    }

    /// <summary>Notes that a resource is deleted before its replacement is created, and with it what depends on it.</summary>
    /// <param name="comparison">Why it is replaced.</param>
    internal void ReplaceEarly(ResourceState old, Comparison comparison)
    {
        _replacedEarly[old.Key] = comparison;
        _superseded[old.Key] = true;
        Keep(old);
    }

    /// <summary>Why a resource was deleted before the program declared its replacement; null when it was not.</summary>
    internal Comparison? ReplacedEarly(ResourceState old) => _replacedEarly.GetValueOrDefault(old.Key);

    /// <summary>Notes that a resource has been replaced, under the URN that it has now.</summary>
    internal void NoteReplacement(string urn) => _replaced[urn] = true;

    internal bool IsReplaced(string urn) => _replaced.ContainsKey(urn);

    /// <summary>True for the old resource of a replacement in this run or an earlier one.</summary>
    internal bool IsReplacedOrAwaitsDeletion(ResourceState state) => state.PendingDeletion || _superseded.ContainsKey(state.Key);
}
