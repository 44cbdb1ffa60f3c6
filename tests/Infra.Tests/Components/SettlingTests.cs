using GeoRegistry.Components;
using GeoRegistry.Components.NetworkRoles;
using GeoRegistry.Settings;
using Infra.Tests.Mocks;
using Infra.Tests.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Infra.Tests.Components;

public class SettlingTests
{
    private const string Created = PrivateAccessAnswers.CreatedOn;

    private static readonly DateTimeOffset CreatedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_wait_ends_when_the_newest_assignment_is_old_enough()
    {
        var clock = new FakeTimeProvider(CreatedAt + TimeSpan.FromSeconds(30));

        var wait = Settling.WaitAsync(["2025-01-01T00:00:00Z", Created], Age, clock);

        clock.Advance(TimeSpan.FromSeconds(90) - Moment);
        Assert.False(wait.IsCompleted);
        clock.Advance(Moment);
        await wait;
    }

    [Theory]
    [InlineData(120)]
    [InlineData(100_000)]
    public void Nothing_waits_for_an_old_assignment(int seconds)
        => Assert.True(Settling.WaitAsync([Created], Age, new FakeTimeProvider(CreatedAt + TimeSpan.FromSeconds(seconds))).IsCompletedSuccessfully);

    [Fact]
    public async Task A_clock_that_is_behind_does_not_make_the_wait_longer()
    {
        var clock = new FakeTimeProvider(CreatedAt - TimeSpan.FromHours(1));

        var wait = Settling.WaitAsync([Created], Age, clock);

        clock.Advance(Age);
        await wait;
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task A_replica_waits_for_new_assignments_but_never_in_a_preview(bool preview, int waits)
    {
        var clock = new CountingClock(CreatedAt + TimeSpan.FromSeconds(30));
        var settings = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("""
            replicas: [{ region: eastus }]
            privateAccess:
              networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/26 }] }]
              endpoints: [{ name: weu, subnet: vnet/snet }]
            """)).Registries);

        var (mocks, _) = await StackRun.ProgramAsync(
            () => _ = new GeoReplicatedRegistry("contoso", new GeoReplicatedRegistryArgs(settings, "rg-registry") { Clock = clock }), preview);

        Assert.Contains("Replication contoso-eastus", mocks.Registered);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(90), waits), clock.Waits);
    }

    /// <summary>A clock that jumps ahead whenever something waits for it.</summary>
    private sealed class CountingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        internal List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero)
            {
                Waits.Add(dueTime);
                Advance(dueTime);
            }

            return timer;
        }
    }
}
