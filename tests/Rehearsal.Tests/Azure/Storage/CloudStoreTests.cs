using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Rehearsal.Azure;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.ResourceTypes;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;
using Rehearsal.Secrets;
using Rehearsal.Tests.Azure.Requests;

namespace Rehearsal.Tests.Azure.Storage;

public sealed class CloudStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azure-").FullName;
    private readonly SecretKey _key = NewKey();
    private readonly FakeTimeProvider _time = AzureClient.StoppedTime();

    private string JournalPath => Path.Combine(_folder, "azure.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_put_is_there_after_a_restart()
    {
        Put(Open(), "a", "b");

        Assert.Equal(["a", "b"], Names(Open()));
    }

    [Fact]
    public void What_was_removed_stays_removed_after_a_restart()
    {
        var store = Open();
        Put(store, "a", "b");
        Remove(store, "a");

        Assert.Equal(["b"], Names(Open()));
    }

    [Fact]
    public void Two_stores_on_one_folder_see_what_the_other_did()
    {
        var (one, two) = (Open(), Open());

        Put(one, "a");
        Put(two, "b");
        Remove(one, "b");
        Put(one, "c");

        Assert.Equal(["a", "c"], Names(one));
        Assert.Equal(["a", "c"], Names(two));
    }

    [Fact]
    public void A_store_notices_that_another_one_rewrote_the_journal()
    {
        var one = Open();
        Put(one, "a", "b");
        Remove(one, "a");

        Put(Open(), "c");
        Put(one, "d");

        Assert.Equal(["b", "c", "d"], Names(one));
        Assert.Equal(["b", "c", "d"], Names(Open()));
    }

    [Fact]
    public void A_torn_last_line_is_ignored_and_overwritten()
    {
        var store = Open();
        Put(store, "a");
        File.AppendAllText(JournalPath, """{"put":[{"id":"/subscr""");

        Put(store, "b");

        Assert.Equal(["a", "b"], Names(store));
        Assert.Equal(["a", "b"], Names(Open()));
    }

    [Fact]
    public void A_torn_last_line_is_ignored_at_the_start()
    {
        Put(Open(), "a", "b");
        var bytes = File.ReadAllBytes(JournalPath);
        File.WriteAllBytes(JournalPath, bytes[..^10]);

        Assert.Equal(["a"], Names(Open()));
    }

    [Fact]
    public void A_damaged_line_in_the_middle_is_reported_with_its_place()
    {
        Put(Open(), "a");
        File.AppendAllText(JournalPath, "nonsense\n");

        var exception = Assert.Throws<InvalidDataException>(Open);

        Assert.Contains($"'{JournalPath}' is damaged at byte ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_is_cut_at_any_byte_gives_exactly_the_changes_whose_lines_are_whole()
    {
        var store = Open();
        var moments = new List<(long Length, List<string> Names)>();
        foreach (var change in new Action[] { () => Put(store, "a"), () => Put(store, "größe"), () => Remove(store, "a") })
        {
            change();
            moments.Add((new FileInfo(JournalPath).Length, Names(store)));
        }

        Assert.Equal([["a"], ["a", "größe"], ["größe"]], moments.Select(moment => moment.Names));
        var journal = File.ReadAllBytes(JournalPath);
        for (var cut = 0; cut <= journal.Length; cut++)
        {
            File.WriteAllBytes(JournalPath, journal[..cut]);
            var kept = moments.LastOrDefault(moment => moment.Length <= cut).Names ?? [];

            var next = Open();
            Assert.Equal(kept, Names(next));
            Put(next, "next");
            Assert.Equal(kept.Append("next").Order(StringComparer.Ordinal), Names(Open()));
        }
    }

    [Fact]
    public void A_process_that_is_killed_while_it_rewrites_the_journal_loses_nothing()
    {
        var store = Open();
        Put(store, "a", "b");
        var (journal, stamp) = (File.ReadAllBytes(JournalPath), Guid.NewGuid().ToByteArray());
        for (var cut = 0; cut <= journal.Length; cut++)
        {
            File.WriteAllBytes($"{JournalPath}.new", journal[..cut]);
            Assert.Equal(["a", "b"], Names(Open()));
        }

        // The stamp is written before the new journal is put in the old one's place.
        for (var cut = 0; cut <= stamp.Length; cut++)
        {
            using (var held = File.OpenWrite(Path.Combine(_folder, "azure.lock")))
            {
                held.Write(stamp.AsSpan(0, cut));
            }

            Assert.Equal(["a", "b"], Names(store));
            Put(store, "c");
            Assert.Equal(["a", "b", "c"], Names(Open()));
            Remove(store, "c");
            Assert.Equal(["a", "b"], Names(store));
        }
    }

    [Fact]
    public async Task What_cannot_be_written_is_answered_as_such_and_did_not_happen()
    {
        await using var azure = await SimulatedAzure.StartAsync(new(new CloudFolder(_folder, _key), 0, TimeSpan.Zero), default);
        using var client = new HttpClient { BaseAddress = azure.Endpoint };
        using var first = await PutAsync("a");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        File.Move(JournalPath, $"{JournalPath}.away");
        _ = Directory.CreateDirectory(JournalPath);
        using var refused = await PutAsync("b");
        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Contains("The simulated Azure cannot be kept: ", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Directory.Delete(JournalPath);
        File.Move($"{JournalPath}.away", JournalPath);
        using var next = await PutAsync("c");
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        Assert.Equal(["a", "c"], Names(Open()));

        Task<HttpResponseMessage> PutAsync(string name) => client.PutAsJsonAsync($"{Id(name).Text}?api-version=2025-04-01", new { location = "westeurope" });
    }

    [Fact]
    public void The_journal_is_compacted_at_the_start()
    {
        var store = Open();
        for (var round = 0; round < 20; round++)
        {
            Put(store, "a");
        }

        _ = Open();

        _ = Assert.Single(File.ReadAllLines(JournalPath));
    }

    [Fact]
    public void A_line_has_what_one_turn_changed_and_nothing_else()
    {
        var store = Open();
        Put(store, "a", "b", "c");
        var before = File.ReadAllLines(JournalPath).Length;

        Put(store, "d");

        var line = Assert.Single(File.ReadAllLines(JournalPath)[before..]);
        Assert.DoesNotContain("resourceGroups/a", _key.Decrypt(line), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_read_in_the_files()
    {
        Put(Open(), "hush");
        Put(Open(), "hushed");

        Assert.All(Directory.EnumerateFiles(_folder), file => Assert.DoesNotContain("hush", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void A_journal_that_was_not_encrypted_is_read_and_encrypted()
    {
        Put(Open(), "a", "b");
        File.WriteAllLines(JournalPath, [.. File.ReadAllLines(JournalPath).Select(_key.Decrypt)]);
        Assert.Contains("resourceGroups/a", File.ReadAllText(JournalPath), StringComparison.Ordinal);

        Assert.Equal(["a", "b"], Names(Open()));
        Assert.DoesNotContain("resourceGroups/a", File.ReadAllText(JournalPath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_another_key_is_refused_and_kept()
    {
        Put(Open(), "a");
        var journal = File.ReadAllText(JournalPath);

        Assert.Equal(
            $"'{JournalPath}' cannot be decrypted at byte 0: the project's key is not the one that it was encrypted with, or the file is damaged. "
                + "Restore the key or the file, or delete the file to begin with an empty simulated Azure.",
            Assert.Throws<InvalidDataException>(() => Open(NewKey())).Message);
        Assert.Equal(journal, File.ReadAllText(JournalPath));
        Assert.Equal(["a"], Names(Open()));
    }

    [Fact]
    public void Many_writers_lose_nothing()
    {
        var stores = new[] { Open(), Open(), Open() };

        Parallel.For(0, 60, index => Put(stores[index % stores.Length], $"g{index:00}"));

        Assert.Equal(Enumerable.Range(0, 60).Select(index => $"g{index:00}"), Names(Open()));
        Assert.All(stores, store => Assert.Equal(60, Names(store).Count));
    }

    [Fact]
    public void Pending_work_is_finished_by_whoever_comes_next()
    {
        var id = Id("a");
        _ = Open().Run(session =>
        {
            session.Put(new(id.Text, [], session.Now, session.Now, new(PendingWork.Deleting, session.Now.AddMinutes(1))));
            return true;
        });

        var store = Open();
        Assert.Equal(["a"], Names(store));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(Names(store));
        Assert.Empty(Names(Open()));
    }

    private static ArmId Id(string name) => ArmId.OfSubscription(SimulatedAzure.SubscriptionId).WithResourceGroup(name);

    private static void Put(CloudStore store, params string[] names)
    {
        foreach (var name in names)
        {
            _ = store.Run(session =>
            {
                session.Put(new(Id(name).Text, new() { ["location"] = "westeurope" }, session.Now, session.Now, null));
                return true;
            });
        }
    }

    private static void Remove(CloudStore store, string name) => _ = store.Run(session =>
    {
        session.Remove(Id(name));
        return true;
    });

    private static List<string> Names(CloudStore store)
        => store.Run(session => session.Contents.Children(ArmId.OfSubscription(SimulatedAzure.SubscriptionId)).Select(group => group.ArmId.Name).ToList());

    private CloudStore Open() => Open(_key);

    private CloudStore Open(SecretKey key) => new(new CloudFolder(_folder, key), _time, SimulatedRegions.DisplayNames, ResourceBehaviours.FollowDeletion);

    private static SecretKey NewKey() => new(RandomNumberGenerator.GetBytes(SecretKey.Size));
}
