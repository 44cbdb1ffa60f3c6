using System.Security.Cryptography;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.State;

/// <summary>Kills at every byte that is written: what was written whole is there, and the stack goes on from it.</summary>
public sealed class StateJournalTests : IDisposable
{
    private static readonly StateChange Before = new() { Put = [Thing(1, "old"), Thing(2, "older")] };

    private static readonly StateChange[] Changes =
    [
        new() { Begin = Creating(3) },
        new() { Put = [Thing(3, "größer 大きい 🎉")], End = 3, Begin = Creating(4) },
        new() { Put = [Thing(1, "line\nbreak")], Remove = [2] },
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly SecretKey _key = new(RandomNumberGenerator.GetBytes(SecretKey.Size));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Journal_that_is_cut_at_any_byte_gives_exactly_the_changes_whose_lines_are_whole()
    {
        var (files, lengths) = Killed();
        var journal = files[StateFiles.JournalName];
        Assert.Equal(journal.Length, lengths[^1]);

        for (var cut = 0; cut <= journal.Length; cut++)
        {
            Restore(files, (StateFiles.JournalName, journal[..cut]));
            AssertGoesOnFrom(Changes.Take(lengths.Count(length => length <= cut)));
        }
    }

    [Theory]
    [InlineData(StateFiles.LastGoodFile + ".new")]
    [InlineData(StateFiles.LastGoodFile)]
    [InlineData(StateFiles.CheckpointFile + ".new")]
    public void Compaction_that_stops_before_any_of_its_files_loses_nothing(string file)
    {
        Restore(Killed().Files);
        var path = Path.Combine(_folder, file);
        File.Delete(path);
        Directory.CreateDirectory(path);

        var refused = Assert.Throws<RehearsalException>(() => StateStore.Open(_folder, _key));
        Assert.StartsWith($"the state cannot be kept in '{_folder}': ", refused.Message);

        Directory.Delete(path);
        AssertGoesOnFrom(Changes);
    }

    [Theory]
    [InlineData(StateFiles.LastGoodFile)]
    [InlineData(StateFiles.CheckpointFile)]
    public void Compaction_that_is_killed_within_a_file_loses_nothing(string file)
    {
        var (files, _) = Killed();
        Restore(files);
        StateStore.Open(_folder, _key).Dispose();
        var written = File.ReadAllBytes(Path.Combine(_folder, file));

        foreach (var cut in new[] { 0, 1, written.Length / 2, written.Length - 1, written.Length })
        {
            Restore(files, ($"{file}.new", written[..cut]));
            AssertGoesOnFrom(Changes);
        }
    }

    [Fact]
    public void Journal_that_is_left_over_beside_the_checkpoint_it_went_into_changes_nothing()
    {
        var (files, _) = Killed();
        Restore(files);
        StateStore.Open(_folder, _key).Dispose();
        File.WriteAllBytes(Path.Combine(_folder, StateFiles.JournalName), files[StateFiles.JournalName]);

        AssertGoesOnFrom(Changes);
    }

    /// <summary>Opens the store, sees that all and only these changes are there, and that further ones stay.</summary>
    private void AssertGoesOnFrom(IEnumerable<StateChange> changes)
    {
        var next = new StateChange { Put = [Thing(20, "next")] };
        using (var store = StateStore.Open(_folder, _key))
        {
            AssertIs([Before, .. changes], store);
            store.Apply(next);
        }
        using var reader = StateStore.Read(_folder, _key);
        AssertIs([Before, .. changes, next], reader);
    }

    private static void AssertIs(IReadOnlyList<StateChange> changes, StateStore store)
    {
        var resources = new SortedDictionary<long, ResourceState>();
        var pending = new SortedDictionary<long, PendingOperation>();
        foreach (var change in changes)
        {
            foreach (var put in change.Put)
            {
                resources[put.Key] = put;
            }
            foreach (var key in change.Remove)
            {
                resources.Remove(key);
                pending.Remove(key);
            }
            if (change.End is { } end)
                pending.Remove(end);
            if (change.Begin is { } begin)
                pending[begin.Resource.Key] = begin;
        }
        Assert.Equal(resources.Keys, store.Resources.Select(resource => resource.Key));
        Assert.All(store.Resources, resource => Assert.True(resource.SaysTheSameAs(resources[resource.Key])));
        Assert.Equal(pending.Keys, store.Pending.Select(operation => operation.Resource.Key).Order());
        Assert.All(store.Pending, operation => Assert.True(operation.Resource.SaysTheSameAs(pending[operation.Resource.Key].Resource)));
    }

    /// <summary>The files that a run leaves which is killed after its changes, and the length of the journal after each of them.</summary>
    private (Dictionary<string, byte[]> Files, IReadOnlyList<long> Lengths) Killed()
    {
        using (var earlier = StateStore.Open(_folder, _key))
        {
            earlier.Apply(Before);
        }
        using var store = StateStore.Open(_folder, _key);
        var lengths = new List<long>();
        foreach (var change in Changes)
        {
            store.Apply(change);
            lengths.Add(new FileInfo(Path.Combine(_folder, StateFiles.JournalName)).Length);
        }
        string[] kept = [StateFiles.CheckpointFile, StateFiles.LastGoodFile, StateFiles.JournalName];
        return (kept.Select(name => Path.Combine(_folder, name)).Where(File.Exists).ToDictionary(path => Path.GetFileName(path), FilesAtKill.Read), lengths);
    }

    private void Restore(Dictionary<string, byte[]> files, params IEnumerable<(string Name, byte[] Content)> different)
    {
        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            File.Delete(path);
        }
        foreach (var (name, content) in files.Select(file => (file.Key, file.Value)).Concat(different))
        {
            File.WriteAllBytes(Path.Combine(_folder, name), content);
        }
    }

    private static PendingOperation Creating(long key) => new(OperationKind.Creating, Thing(key, ""), DateTimeOffset.UnixEpoch);

    private static ResourceState Thing(long key, string size) => new()
    {
        Key = key,
        Urn = $"urn:{key}",
        Type = "thing",
        Custom = true,
        Inputs = Inputs.Of(("size", Inputs.Secret(size)), ("label", size)),
        Outputs = PropertyMap.Empty,
    };
}
