using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Registries;
using Infra.Tests.Configuration;
using Infra.Tests.Mocks;
using Infra.Tests.NetworkRoles;
using Microsoft.Extensions.Time.Testing;
using Pulumi;

namespace Infra.Tests.Access;

public class RolePropagationTests
{
    private static readonly DateTimeOffset CreatedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task The_wait_ends_when_the_newest_assignment_is_old_enough()
    {
        var clock = new FakeTimeProvider(CreatedAt + TimeSpan.FromSeconds(30));

        var wait = RolePropagation.WaitAsync([CreatedAt.AddYears(-1), CreatedAt], Age, clock);

        clock.Advance(TimeSpan.FromSeconds(90) - Moment);
        Assert.False(wait.IsCompleted);
        clock.Advance(Moment);
        await wait;
    }

    [Theory]
    [InlineData(120)]
    [InlineData(100_000)]
    public void Nothing_waits_for_an_old_assignment(int seconds)
        => Assert.True(RolePropagation.WaitAsync([CreatedAt], Age, new FakeTimeProvider(CreatedAt + TimeSpan.FromSeconds(seconds))).IsCompletedSuccessfully);

    [Fact]
    public async Task A_clock_that_is_behind_does_not_make_the_wait_longer()
    {
        var clock = new FakeTimeProvider(CreatedAt - TimeSpan.FromHours(1));

        var wait = RolePropagation.WaitAsync([CreatedAt], Age, clock);

        clock.Advance(Age);
        await wait;
    }

    [Fact]
    public async Task The_wait_is_the_full_one_where_a_time_is_not_known()
    {
        var clock = new FakeTimeProvider(CreatedAt + TimeSpan.FromDays(1));

        var wait = RolePropagation.WaitAsync([CreatedAt, null], Age, clock);

        clock.Advance(Age - Moment);
        Assert.False(wait.IsCompleted);
        clock.Advance(Moment);
        await wait;
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.0000000")]
    [InlineData("2026-01-01T02:00:00+02:00")]
    public void A_time_without_an_offset_is_in_UTC(string text) => Assert.Equal(CreatedAt, RolePropagation.AsTime(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void A_time_that_Azure_does_not_return_is_unknown(string? text) => Assert.Null(RolePropagation.AsTime(text));

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task A_replica_waits_for_new_assignments_but_never_in_a_preview(bool preview, int waits)
    {
        var clock = new CountingClock(CreatedAt + TimeSpan.FromSeconds(30));

        var (mocks, _) = await DeclareAsync(clock, preview);

        Assert.Contains("Replication contoso-eastus", mocks.Registered);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(90), waits), clock.Waits);
    }

    [Theory]
    [InlineData(Omission.LeftOut)]
    [InlineData(Omission.Null)]
    public async Task A_replica_waits_the_full_time_for_assignments_that_Azure_does_not_date(Omission omission)
    {
        var clock = new CountingClock(CreatedAt + TimeSpan.FromDays(1));

        var (mocks, _) = await DeclareAsync(clock, omission: omission);

        Assert.Contains("Replication contoso-eastus", mocks.Registered);
        Assert.Equal([Age], clock.Waits);
    }

    private static Task<(AzureMocks Mocks, ImmutableArray<Resource> Resources)> DeclareAsync(
        TimeProvider clock, bool preview = false, Omission omission = Omission.None)
    {
        var settings = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("""
            replicas: [{ region: eastus }]
            privateAccess:
              networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/26 }] }]
              endpoints: [{ name: weu, subnet: vnet/snet }]
            """)).Registries);
        return StackRun.ProgramAsync(
            () => _ = new GeoReplicatedRegistry(
                "contoso", new GeoReplicatedRegistryArgs(settings, Output.Create("contoso"), "rg-registry") { Clock = clock }),
            preview,
            omission);
    }
}
