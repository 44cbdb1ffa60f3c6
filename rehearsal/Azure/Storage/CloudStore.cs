using Rehearsal.Azure.Setup;

namespace Rehearsal.Azure.Storage;

/// <summary>The content of the simulated cloud, in memory or in a folder that several processes share. It handles one request at a time.</summary>
internal sealed class CloudStore
{
    /// <summary>How long operations can be polled after they are done, at least.</summary>
    private static readonly TimeSpan OperationsKept = TimeSpan.FromDays(1);

    private readonly Lock _turn = new();
    private readonly CloudContents _contents = new();
    private readonly Journal? _journal;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, string> _regions;
    private readonly Action<CloudSession, StoredResource> _followDeletion;

    /// <param name="folder">Where to store it; null for in memory only.</param>
    /// <param name="time">Decides when pending work is done.</param>
    /// <param name="regions">The display names of its regions, by name.</param>
    /// <param name="followDeletion">Changes what depends on a deleted resource.</param>
    internal CloudStore(
        CloudFolder? folder, TimeProvider time, IReadOnlyDictionary<string, string> regions, Action<CloudSession, StoredResource> followDeletion)
    {
        _time = time;
        _regions = regions;
        _followDeletion = followDeletion;
        if (folder is not null)
        {
            _journal = new Journal(folder);
            Compact(_journal);
        }
    }

    /// <summary>
    /// Works on the current content; changes are stored when the work ends, also with an <see cref="Requests.ArmException"/>.
    /// </summary>
    internal T Run<T>(Func<CloudSession, T> work)
    {
        lock (_turn)
        {
            using var held = _journal?.Lock();
            if (held is not null)
            {
                CatchUp(held);
            }

            var session = new CloudSession(_contents, _time.GetUtcNow(), _regions, _followDeletion);
            try
            {
                session.FinishDueWork();
                return work(session);
            }
            finally
            {
                Keep(session);
            }
        }
    }

    private void CatchUp(FileStream held)
    {
        if (_journal!.WasRewritten(held))
        {
            _contents.Clear();
        }

        foreach (var entry in _journal.ReadNew())
        {
            _contents.Apply(entry);
        }
    }

    private void Keep(CloudSession session)
    {
        if (_journal is null || session.Changes is not { } changes)
        {
            return;
        }

        try
        {
            _journal.Append(changes);
        }
        catch
        {
            // What could not be stored did not happen: the next request reads the file again.
            _contents.Clear();
            _journal.Rewind();
            throw;
        }
    }

    private void Compact(Journal journal)
    {
        using var held = journal.Lock();
        CatchUp(held);
        var oldest = _time.GetUtcNow() - OperationsKept;
        journal.Rewrite(
            held,
            _contents.Resources.Select(resource => new JournalEntry([resource], null, null))
                .Concat(_contents.Operations.Where(operation => operation.Due > oldest).Select(operation => new JournalEntry(null, null, [operation]))));
    }
}
