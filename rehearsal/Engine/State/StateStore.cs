using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.State.Locking;
using Rehearsal.Files;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State;

/// <summary>
/// A stack's state. <see cref="Apply"/> writes each change to the journal before it returns, so a killed run loses nothing that was done, and a step
/// costs the same in a large stack as in a small one.
/// </summary>
internal sealed class StateStore : IDisposable
{
    private readonly string _folder;
    private readonly StateFiles _files;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, ResourceState> _resources = [];
    private readonly Dictionary<long, PendingOperation> _pending = [];
    private StackLock? _stackLock;
    private StateWriteException? _failure;
    private IReadOnlyList<ResourceState>? _ordered;
    private long _nextKey = 1;

    private StateStore(string folder, SecretKey? key) => (_folder, _files) = (folder, new StateFiles(folder, key));

    /// <summary>All resources in the order of their creation, but each after all that it refers to.</summary>
    internal IReadOnlyList<ResourceState> Resources
    {
        get
        {
            lock (_gate)
            {
                return _ordered ??= DependencyOrder.Of([.. _resources.Values]);
            }
        }
    }

    /// <summary>The resource of a URN, other than one that waits to be deleted; null for none.</summary>
    internal ResourceState? Find(string urn)
    {
        lock (_gate)
        {
            return _resources.Values.LastOrDefault(resource => resource.Urn == urn && !resource.PendingDeletion);
        }
    }

    /// <summary>See <see cref="Checkpoint.Envelope"/>.</summary>
    internal JsonElement? Envelope { get; private set; }

    /// <summary>Operations that a killed run left unfinished.</summary>
    internal IReadOnlyList<PendingOperation> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _pending.Values];
            }
        }
    }

    /// <summary>Reads the state without locking it, so that it cannot be changed; a stack that was never deployed is empty.</summary>
    /// <exception cref="RehearsalException">The files are damaged or of a newer format; they are left as they are.</exception>
    internal static StateStore Read(string folder, SecretKey? key)
    {
        var store = new StateStore(folder, key);
        try
        {
            store.Load();
            return store;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the state in '{folder}' cannot be read: {error.Message}; make the folder readable", error);
        }
    }

    /// <summary>Locks the stack and reads its state.</summary>
    /// <param name="verb">What the stack is locked for.</param>
    /// <exception cref="RehearsalException">The stack is locked, the folder cannot be written, or the files are damaged.</exception>
    internal static StateStore Open(string folder, SecretKey key, string verb = "update")
    {
        var store = new StateStore(folder, key);
        try
        {
            PrivateFile.MakeFolder(folder);
            store._stackLock = StackLock.Take(folder, verb);
            store.Load();
            store.Compact();
            store._files.Open();
            return store;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            store.Dispose();
            throw new RehearsalException($"the state cannot be kept in '{folder}': {error.Message}; make the folder writable", error);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>A key for a new resource.</summary>
    internal long NewKey() => Interlocked.Increment(ref _nextKey) - 1;

    /// <summary>Replaces the whole state, and keeps a copy of the old one.</summary>
    /// <param name="resources">The resources, with keys of this store.</param>
    /// <param name="pending">What is being done to them.</param>
    /// <param name="envelope">See <see cref="Checkpoint.Envelope"/>.</param>
    /// <returns>The path of the copy; null where there was nothing to keep.</returns>
    /// <exception cref="StateWriteException">The state could not be written.</exception>
    internal string? Replace(IReadOnlyList<ResourceState> resources, IReadOnlyList<PendingOperation> pending, JsonElement? envelope)
    {
        var copy = Resources.Count + Pending.Count > 0 ? KeepCopy() : null;
        Apply(new StateChange { Whole = new Checkpoint(Checkpoint.CurrentFormat, _nextKey, resources, pending) { Envelope = envelope } });
        return copy;
    }

    /// <summary>Makes a change: first on disk, then in memory.</summary>
    /// <exception cref="StateWriteException">The change could not be written, or one before it.</exception>
    internal void Apply(StateChange change)
    {
        var line = _files.Write(change);
        lock (_gate)
        {
            CheckWritable();
            try
            {
                _files.Append(line);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Nothing may follow a half-written line; at the end of the journal it is ignored when the journal is read.
                _failure = new StateWriteException(_folder, error);
                throw _failure;
            }
            Take(change);
        }
    }

    /// <summary>Fails when an earlier change could not be written, so that no operation begins whose end could not be written.</summary>
    /// <exception cref="StateWriteException">It could not.</exception>
    internal void CheckWritable()
    {
        if (_failure is not null)
            throw _failure;
    }

    /// <summary>Makes a change in memory alone, so that a preview can plan with it.</summary>
    internal void Suppose(StateChange change)
    {
        lock (_gate)
        {
            if (_files.IsOpen)
                throw new InvalidOperationException("the state was opened for writing");
            Take(change);
        }
    }

    /// <summary>Merges the journal into the checkpoint and releases the lock.</summary>
    public void Dispose()
    {
        if (_files.IsOpen)
        {
            _files.Dispose();
            LeaveToNextRun(Compact);
        }
        if (_stackLock is not null)
            LeaveToNextRun(_stackLock.Dispose);
        _stackLock = null;
    }

    /// <summary>Without space or rights nothing is lost: the next run reads the journal, and takes over the lock when this process has ended.</summary>
    private static void LeaveToNextRun(Action tidy)
    {
        try
        {
            tidy();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Load()
    {
        // In this order nothing is missed when another run merges the journal into the checkpoint meanwhile.
        var changes = _files.ReadJournal();
        if (_files.ReadCheckpoint() is { } checkpoint)
            TakeOver(checkpoint);
        foreach (var change in changes)
        {
            Take(change);
        }
    }

    private void TakeOver(Checkpoint checkpoint)
    {
        _resources.Clear();
        _pending.Clear();
        Envelope = checkpoint.Envelope;
        _nextKey = Math.Max(_nextKey, checkpoint.NextKey);
        Take(new StateChange { Put = checkpoint.Resources });
        foreach (var pending in checkpoint.Pending)
        {
            _pending[pending.Resource.Key] = pending;
        }
    }

    private void Take(StateChange change)
    {
        _ordered = null;
        if (change.Whole is { } whole)
            TakeOver(whole);
        foreach (var resource in change.Put)
        {
            _resources[resource.Key] = resource;
            _nextKey = Math.Max(_nextKey, resource.Key + 1);
        }
        foreach (var key in change.Remove)
        {
            _resources.Remove(key);
            _pending.Remove(key);
        }
        if (change.Begin is { } begun)
        {
            _pending[begun.Resource.Key] = begun;
            _nextKey = Math.Max(_nextKey, begun.Resource.Key + 1);
        }
        if (change.End is { } ended)
            _pending.Remove(ended);
    }

    private string KeepCopy()
    {
        try
        {
            return _files.KeepCopy();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StateWriteException(_folder, error);
        }
    }

    private void Compact()
        => _files.Compact(new Checkpoint(Checkpoint.CurrentFormat, _nextKey, [.. _resources.Values], [.. _pending.Values]) { Envelope = Envelope });
}
