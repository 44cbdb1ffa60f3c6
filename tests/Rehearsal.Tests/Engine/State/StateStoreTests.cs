using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Locking;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.State;

public sealed class StateStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly SecretKey _key = new(RandomNumberGenerator.GetBytes(SecretKey.Size));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Change_is_on_disk_before_the_store_is_closed()
    {
        using var store = StateStore.Open(_folder, _key);
        store.Apply(new StateChange { Put = [Thing(1)] });

        using var reader = StateStore.Read(_folder, _key);
        Assert.True(Thing(1).SaysTheSameAs(Assert.Single(reader.Resources)));
    }

    [Fact]
    public void Next_run_sees_what_the_last_one_left()
    {
        Write([Thing(1), Thing(2)]);
        using (var store = StateStore.Open(_folder, _key))
        {
            store.Apply(new StateChange { Remove = [1] });
        }

        using var reader = StateStore.Read(_folder, _key);
        Assert.Equal([2L], reader.Resources.Select(state => state.Key));
    }

    [Fact]
    public void Everything_that_is_remembered_of_a_resource_comes_back()
    {
        var state = Thing(7) with
        {
            Custom = false,
            Id = "id",
            Package = "fake",
            Inputs = Inputs.Of(
                ("bool", true),
                ("list", Inputs.List(1.5, PropertyValue.Null.Instance)),
                ("reference", new PropertyValue.Reference("urn", null, "1.0")),
                ("secret", Inputs.Secret(Inputs.Object(("a", "b"))))),
            Outputs = Inputs.Of(("unknown", PropertyValue.Unknown.Instance)),
            Parent = "parent",
            Dependencies = ["one", "two"],
            PropertyDependencies =
                ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("list", ["one"]),
            Provider = "urn::id",
            Protect = true,
            RetainOnDelete = true,
            DeletedWith = "owner",
            External = true,
            PendingDeletion = true,
            Failures = ["half"],
            AdditionalSecretOutputs = ["secret"],
            ImportId = "imported",
            DeleteTimeout = TimeSpan.FromMinutes(5),
            Created = DateTimeOffset.UnixEpoch,
            Modified = DateTimeOffset.UnixEpoch.AddDays(1),
        };
        Write([state]);

        using var reader = StateStore.Read(_folder, _key);
        var read = Assert.Single(reader.Resources);
        Assert.True(state.SaysTheSameAs(read));
        Assert.Equal((state.Custom, state.Type, state.Created, state.Modified), (read.Custom, read.Type, read.Created, read.Modified));
    }

    [Fact]
    public void Keys_are_never_used_again()
    {
        using (var store = StateStore.Open(_folder, _key))
        {
            var key = store.NewKey();
            store.Apply(new StateChange { Put = [Thing(key)] });
            store.Apply(new StateChange { Remove = [key] });
        }

        using var again = StateStore.Open(_folder, _key);
        Assert.Equal(2, again.NewKey());
    }

    [Fact]
    public void Journal_of_a_killed_run_is_read()
    {
        Write([Thing(1)]);
        Kill(new StateChange { Put = [Thing(2)] });

        using var reader = StateStore.Read(_folder, _key);
        Assert.Equal([1L, 2L], reader.Resources.Select(state => state.Key));
    }

    [Fact]
    public void Last_line_of_a_journal_that_was_torn_is_left_out()
    {
        Kill(new StateChange { Put = [Thing(1)] });
        File.AppendAllText(Journal, """{"put":[{"key":2,"urn":"urn:pul""");

        using (var store = StateStore.Open(_folder, _key))
        {
            Assert.Equal([1L], store.Resources.Select(state => state.Key));
            store.Apply(new StateChange { Put = [Thing(3)] });
        }
        using var reader = StateStore.Read(_folder, _key);
        Assert.Equal([1L, 3L], reader.Resources.Select(state => state.Key));
    }

    [Fact]
    public void Operation_of_unknown_fate_is_pending()
    {
        Kill(new StateChange { Begin = new PendingOperation(OperationKind.Creating, Thing(1), DateTimeOffset.UnixEpoch) });

        using var store = StateStore.Open(_folder, _key);
        Assert.Equal((OperationKind.Creating, 1L), (Assert.Single(store.Pending).Kind, store.Pending[0].Resource.Key));
        Assert.Equal(2, store.NewKey());
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"format":1,"nextKey":1,"resources":[{"key":1}],"pending":[]}""")]
    [InlineData("""{"format":1,"nextKey":1,"resources":null,"pending":[]}""")]
    public void Damaged_file_is_refused_and_left_as_it_is(string damaged)
    {
        Write([Thing(1)]);
        Write([Thing(2)]);
        File.WriteAllText(Checkpoint, damaged);

        var error = Assert.Throws<RehearsalException>(() => StateStore.Open(_folder, _key));
        Assert.StartsWith($"{Checkpoint} is damaged (", error.Message);
        Assert.EndsWith($"the last good copy is {Checkpoint}.bak: put it in its place", error.Message);
        Assert.Equal(damaged, File.ReadAllText(Checkpoint));
    }

    [Fact]
    public void Last_good_copy_can_be_put_in_the_place_of_a_damaged_file()
    {
        Write([Thing(1)]);
        Write([Thing(2)]);
        File.Move($"{Checkpoint}.bak", Checkpoint, overwrite: true);

        using var reader = StateStore.Read(_folder, _key);
        Assert.Equal([1L], reader.Resources.Select(state => state.Key));
    }

    [Fact]
    public void Damaged_first_file_can_only_be_moved_away()
    {
        File.WriteAllText(Checkpoint, "{ not json");

        Assert.EndsWith("move the folder away to begin with an empty state", Assert.Throws<RehearsalException>(() => StateStore.Read(_folder, _key)).Message);
    }

    [Fact]
    public void Damaged_line_of_a_journal_is_refused_with_the_checkpoint_before_it()
    {
        Write([Thing(1)]);
        File.WriteAllText(Journal, "not json\n");

        var error = Assert.Throws<RehearsalException>(() => StateStore.Open(_folder, _key));
        Assert.StartsWith($"{Journal} is damaged (", error.Message);
        Assert.EndsWith($"the last good copy is {Checkpoint}: move the damaged file away to go on from it", error.Message);
        Assert.Equal("not json\n", File.ReadAllText(Journal));
    }

    [Fact]
    public void Refused_file_does_not_leave_the_stack_locked()
    {
        File.WriteAllText(Checkpoint, "{ not json");
        Assert.Throws<RehearsalException>(() => StateStore.Open(_folder, _key));
        File.Delete(Checkpoint);

        StateStore.Open(_folder, _key).Dispose();
    }

    [Fact]
    public void Newer_format_is_refused()
    {
        File.WriteAllText(Checkpoint, """{"format":3,"nextKey":1,"resources":[],"pending":[]}""");

        Assert.Equal(
            $"{Checkpoint} was written by a newer version (format 3, this one reads up to 2); "
                + "use that version, or go back: move the folder away to begin with an empty state",
            Assert.Throws<RehearsalException>(() => StateStore.Read(_folder, _key)).Message);
    }

    [Fact]
    public void Secrets_of_another_key_are_refused()
    {
        Write([Thing(1) with { Inputs = Inputs.Of(("password", Inputs.Secret("hush"))) }]);
        var other = new SecretKey(RandomNumberGenerator.GetBytes(SecretKey.Size));

        Assert.Equal(
            $"the secrets in {Checkpoint} cannot be decrypted: the passphrase or the key file is not the one that encrypted them; use that one again",
            Assert.Throws<RehearsalException>(() => StateStore.Read(_folder, other)).Message);
    }

    [Fact]
    public void Secrets_without_a_key_are_unknown()
    {
        Write([Thing(1) with { Inputs = Inputs.Of(("password", Inputs.Secret("hush"))) }]);

        using var reader = StateStore.Read(_folder, null);
        Assert.Equal(Inputs.Secret(PropertyValue.Unknown.Instance), Assert.Single(reader.Resources).Inputs["password"]);
    }

    [Fact]
    public void Folder_that_cannot_be_written_is_named()
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllText(path, "");

        var error = Assert.Throws<RehearsalException>(() => StateStore.Open(path, _key));
        Assert.StartsWith($"the state cannot be kept in '{path}': ", error.Message);
        Assert.EndsWith("; make the folder writable", error.Message);
    }

    [Fact]
    public void Stack_in_use_is_refused_with_the_process()
    {
        using var store = StateStore.Open(_folder, _key, "up");

        var error = Assert.Throws<RehearsalException>(() => StateStore.Open(_folder, _key, "destroy"));
        Assert.StartsWith(
            $"another rehearsal works on this stack: 'up' of {Environment.UserName} on {Environment.MachineName} (process {Environment.ProcessId}), since 2",
            error.Message);
        Assert.EndsWith($"Wait for its end; if it is none, run 'cancel --yes'", error.Message);
    }

    [Fact]
    public void Stack_in_use_on_another_machine_is_refused()
    {
        File.WriteAllText(
            Lock,
            """{"process":4194304,"started":"2020-01-01T00:00:00Z","verb":"up","user":"ann","machine":"elsewhere","since":"2030-01-02T03:04:05Z"}""");

        var error = Assert.Throws<RehearsalException>(() => StateStore.Open(_folder, _key));
        Assert.Contains("'up' of ann on elsewhere (process 4194304), since 2030-01-02 03:04:05 UTC", error.Message);
        Assert.True(File.Exists(Lock));
    }

    [Theory]
    [InlineData("""{"process":4194304,"started":"2020-01-01T00:00:00Z","verb":"up","user":"ann","machine":"HERE","since":"2030-01-02T03:04:05Z"}""")]
    [InlineData("")]
    [InlineData("nonsense")]
    public void Lock_of_a_process_that_is_gone_is_taken_over(string content)
    {
        File.WriteAllText(Lock, content.Replace("HERE", Environment.MachineName, StringComparison.Ordinal));

        StateStore.Open(_folder, _key).Dispose();
        Assert.False(File.Exists(Lock));
    }

    [Fact]
    public void Lock_of_a_process_whose_id_is_used_again_is_taken_over()
    {
        var former = LockHolder.Self("up") with { Started = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        File.WriteAllBytes(Lock, JsonSerializer.SerializeToUtf8Bytes(former, JsonSerializerOptions.Web));

        StateStore.Open(_folder, _key).Dispose();
    }

    [Fact]
    public void Stack_in_use_can_be_read()
    {
        using var store = StateStore.Open(_folder, _key);
        store.Apply(new StateChange { Put = [Thing(1)] });

        using var reader = StateStore.Read(_folder, _key);
        Assert.Single(reader.Resources);
    }

    private string Lock => Path.Combine(_folder, "lock");

    private string Checkpoint => Path.Combine(_folder, StateFiles.CheckpointFile);

    private string Journal => Path.Combine(_folder, StateFiles.JournalName);

    private void Write(IReadOnlyList<ResourceState> put)
    {
        using var store = StateStore.Open(_folder, _key);
        store.Apply(new StateChange { Put = put });
    }

    /// <summary>Leaves the files as a killed run does.</summary>
    private void Kill(StateChange change)
    {
        string journal;
        using (var store = StateStore.Open(_folder, _key))
        {
            store.Apply(change);
            using var file = new FileStream(Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            journal = reader.ReadToEnd();
        }
        File.Delete(Checkpoint);
        if (File.Exists($"{Checkpoint}.bak"))
            File.Move($"{Checkpoint}.bak", Checkpoint);
        File.WriteAllText(Journal, journal);
    }

    private static ResourceState Thing(long key) => new()
    {
        Key = key,
        Urn = $"urn:pulumi:dev::project::fake:index:Thing::{key}",
        Type = "fake:index:Thing",
        Custom = true,
        Inputs = Inputs.Of(("size", "small")),
        Outputs = PropertyMap.Empty,
    };
}
