using System.Text;
using System.Text.Json;
using Rehearsal.Engine.Project;

namespace Rehearsal.Engine.State;

/// <summary>
/// A stack's state on disk: a checkpoint, and a journal of the changes since, one line each. A change is in the journal before
/// <see cref="Apply"/> returns, so a killed run loses nothing that was done, and the cost of a step does not grow with the stack.
/// </summary>
internal sealed class StateStore : IDisposable
{
    internal const string CheckpointFile = "state.json";
    internal const string JournalFile = "state.journal";
    internal const string LastGoodFile = "state.json.bak";
    private readonly string _folder;
    private readonly JsonSerializerOptions _json;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, ResourceState> _resources = [];
    private readonly Dictionary<long, PendingOperation> _pending = [];
    private StackLock? _stackLock;
    private FileStream? _journal;
    private StateWriteException? _failure;
    private long _nextKey = 1;

    private StateStore(string folder, SecretKey? key) => (_folder, _json) = (folder, StateJson.Options(key));

    /// <summary>All resources, in the order in which they came into being.</summary>
    internal IReadOnlyList<ResourceState> Resources
    {
        get
        {
            lock (_gate)
            {
                return [.. _resources.Values];
            }
        }
    }

    /// <summary>Operations that a killed run left unfinished.</summary>
    internal IReadOnlyList<PendingOperation> Pending => [.. _pending.Values];

    /// <summary>Reads the state without the right to change it; a stack that was never deployed is empty.</summary>
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
    /// <param name="verb">What the stack is taken for.</param>
    /// <exception cref="RehearsalException">The stack is locked, the folder cannot be written, or the files are damaged.</exception>
    internal static StateStore Open(string folder, SecretKey key, string verb = "update")
    {
        var store = new StateStore(folder, key);
        try
        {
            Directory.CreateDirectory(folder);
            store._stackLock = StackLock.Take(folder, verb);
            store.Load();
            store.Compact();
            store._journal = new FileStream(Path.Combine(folder, JournalFile), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
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

    /// <summary>When a stack's state was last written; null when it never was.</summary>
    internal static DateTimeOffset? LastWritten(string folder)
    {
        var times = new[] { CheckpointFile, JournalFile }.Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file.Exists).Select(file => file.LastWriteTimeUtc).ToList();
        return times.Count == 0 ? null : times.Max();
    }

    /// <summary>A key for a new resource.</summary>
    internal long NewKey() => Interlocked.Increment(ref _nextKey) - 1;

    /// <summary>Carries out a change, on disk first.</summary>
    /// <exception cref="StateWriteException">The change could not be written, or one before it.</exception>
    internal void Apply(StateChange change)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(change, _json);
        lock (_gate)
        {
            var journal = _journal ?? throw new InvalidOperationException("the state was opened for reading");
            CheckWritable();
            try
            {
                journal.Write([.. line, (byte)'\n']);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Nothing may follow a line that is half there; alone at the end it is left out when the journal is read.
                _failure = new StateWriteException(_folder, error);
                throw _failure;
            }
            Take(change);
        }
    }

    /// <summary>Refuses when an earlier change could not be written, so that nothing is begun whose end could not be remembered.</summary>
    /// <exception cref="StateWriteException">It could not.</exception>
    internal void CheckWritable()
    {
        if (_failure is not null)
            throw _failure;
    }

    /// <summary>Carries out a change in memory alone, so that a preview can plan on it.</summary>
    internal void Suppose(StateChange change)
    {
        lock (_gate)
        {
            if (_journal is not null)
                throw new InvalidOperationException("the state was opened for writing");
            Take(change);
        }
    }

    /// <summary>Folds the journal into the checkpoint and gives the lock back.</summary>
    public void Dispose()
    {
        if (_journal is not null)
        {
            _journal.Dispose();
            _journal = null;
            LeaveToNextRun(Compact);
        }
        if (_stackLock is not null)
            LeaveToNextRun(_stackLock.Dispose);
        _stackLock = null;
    }

    /// <summary>Without room or rights nothing is lost: the next run reads the journal, and takes over the lock once this process is gone.</summary>
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
        var checkpointPath = Path.Combine(_folder, CheckpointFile);
        if (File.Exists(checkpointPath))
        {
            var checkpoint = Parse<Checkpoint>(File.ReadAllBytes(checkpointPath), checkpointPath);
            if (checkpoint.Format > Checkpoint.CurrentFormat)
                throw new RehearsalException($"{checkpointPath} was written by a newer version (format {checkpoint.Format}, this one reads up to {Checkpoint.CurrentFormat}); use that version, or go back: {Remedy(CheckpointFile)}");
            _nextKey = Math.Max(1, checkpoint.NextKey);
            Take(new StateChange { Put = checkpoint.Resources });
            foreach (var pending in checkpoint.Pending)
            {
                _pending[pending.Resource.Key] = pending;
            }
        }
        LoadJournal(Path.Combine(_folder, JournalFile));
    }

    private void LoadJournal(string path)
    {
        if (!File.Exists(path))
            return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        // What follows the last line end was torn when a run was killed: its step had not been answered yet.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Take(Parse<StateChange>(Encoding.UTF8.GetBytes(line), path));
        }
    }

    private T Parse<T>(byte[] json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, _json) ?? throw new JsonException("it is empty");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RehearsalException($"{path} is damaged ({error.Message}); {Remedy(Path.GetFileName(path))}", error);
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            throw new RehearsalException($"the secrets in {path} cannot be decrypted: the passphrase or the key file is not the one that encrypted them; use that one again", error);
        }
    }

    private string Remedy(string damaged)
    {
        var isJournal = damaged == JournalFile;
        var lastGood = Path.Combine(_folder, isJournal ? CheckpointFile : LastGoodFile);
        return (File.Exists(lastGood), isJournal) switch
        {
            (true, true) => $"the last good copy is {lastGood}: move the damaged file away to go on from it",
            (true, false) => $"the last good copy is {lastGood}: put it in its place",
            _ => "move the folder away to start anew",
        };
    }

    private void Take(StateChange change)
    {
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

    /// <summary>A journal that is read again over the checkpoint that it went into changes nothing, so a kill in between is harmless.</summary>
    private void Compact()
    {
        var checkpoint = Path.Combine(_folder, CheckpointFile);
        var journal = Path.Combine(_folder, JournalFile);
        if (File.Exists(checkpoint))
        {
            if (!File.Exists(journal) || new FileInfo(journal).Length == 0)
                return;
            var copy = Path.Combine(_folder, LastGoodFile);
            File.Copy(checkpoint, copy + ".new", overwrite: true);
            File.Move(copy + ".new", copy, overwrite: true);
        }
        var temporary = checkpoint + ".new";
        using (var file = File.Create(temporary))
        {
            JsonSerializer.Serialize(file, new Checkpoint(Checkpoint.CurrentFormat, _nextKey, [.. _resources.Values], [.. _pending.Values]), _json);
        }
        File.Move(temporary, checkpoint, overwrite: true);
        File.Delete(journal);
    }
}
