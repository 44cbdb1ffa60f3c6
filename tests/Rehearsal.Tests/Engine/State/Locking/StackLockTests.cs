using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Locking;

namespace Rehearsal.Tests.Engine.State.Locking;

/// <summary>Who gets a stack that several want at the same moment.</summary>
public sealed class StackLockTests : IDisposable
{
    private const int Takers = 8;
    private const int Rounds = 100;

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_of_many_that_take_over_the_lock_of_a_dead_process_gets_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Place(Dead);
            var taken = new ConcurrentBag<StackLock>();
            var refusals = new ConcurrentBag<string>();
            AllAtOnce(taker =>
            {
                try
                {
                    taken.Add(StackLock.Take(_folder, $"up {taker}"));
                }
                catch (RehearsalException refused)
                {
                    refusals.Add(refused.Message);
                }
            });

            using var winner = Assert.Single(taken);
            var refusal = $"another rehearsal works on this stack: {StackLock.HolderOf(_folder)}. Wait for its end; if it is none, run 'cancel --yes'";
            Assert.Equal(Enumerable.Repeat(refusal, Takers - 1), refusals);
        }
    }

    [Fact]
    public void Cancel_beside_a_takeover_never_removes_the_lock_of_the_living()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Place(Dead);
            var taken = new ConcurrentBag<StackLock>();
            AllAtOnce(taker =>
            {
                try
                {
                    if (taker % 2 == 0)
                        taken.Add(StackLock.Take(_folder, "up"));
                    else
                        StackLock.Break(_folder, ofTheLiving: false);
                }
                catch (RehearsalException)
                {
                    // Another one was first.
                }
            });

            using var winner = Assert.Single(taken);
            Assert.NotNull(StackLock.HolderOf(_folder));
        }
    }

    [Fact]
    public void Locks_that_are_taken_and_given_back_side_by_side_are_held_by_one_at_a_time()
    {
        var (holders, most, times) = (0, 0, 0);
        AllAtOnce(taker =>
        {
            for (var done = 0; done < Rounds;)
            {
                try
                {
                    using var taken = StackLock.Take(_folder, "up");
                    most = Math.Max(most, Interlocked.Increment(ref holders));
                    times++;
                    Interlocked.Decrement(ref holders);
                    done++;
                }
                catch (RehearsalException)
                {
                    // Another one has it: try again.
                }
            }
        });

        Assert.Equal((1, Takers * Rounds), (most, times));
        Assert.Null(StackLock.HolderOf(_folder));
    }

    [LinuxFact]
    public async Task Lock_of_a_killed_process_that_no_one_has_taken_note_of_is_taken_over()
    {
        // The shell becomes a program that does not wait for the child it had.
        using var parent = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 1000 & echo $!; exec sleep 1000"]) { RedirectStandardOutput = true })!;
        try
        {
            var id = int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
            using var child = Process.GetProcessById(id);
            var holder = LockHolder.Self("up") with { Process = id, Started = child.StartTime };
            Place(holder);
            Assert.Equal(holder, StackLock.HolderOf(_folder));

            child.Kill();
            while (!(await File.ReadAllTextAsync($"/proc/{id}/stat")).Contains(") Z ", StringComparison.Ordinal))
            {
                await Task.Yield();
            }

            StackLock.Take(_folder, "up").Dispose();
        }
        finally
        {
            parent.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Lock_that_cannot_be_removed_is_named()
    {
        Place(Dead);
        Directory.CreateDirectory(Path.Combine(_folder, "lock.gate"));

        var error = Assert.Throws<RehearsalException>(() => StackLock.Break(_folder, ofTheLiving: true));
        Assert.StartsWith($"the lock '{Path.Combine(_folder, "lock")}' cannot be removed: ", error.Message);
        Assert.EndsWith("; make the folder writable", error.Message);
    }

    private static LockHolder Dead => LockHolder.Self("up") with { Started = DateTimeOffset.UnixEpoch };

    private void Place(LockHolder holder)
        => File.WriteAllBytes(Path.Combine(_folder, "lock"), JsonSerializer.SerializeToUtf8Bytes(holder, JsonSerializerOptions.Web));

    /// <summary>Lets all takers go at the same moment, each on a thread of its own.</summary>
    private static void AllAtOnce(Action<int> take)
    {
        using var start = new Barrier(Takers);
        var failures = new ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, Takers).Select(taker => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                take(taker);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(failures);
    }
}
