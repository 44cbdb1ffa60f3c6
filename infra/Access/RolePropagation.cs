using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Access;

/// <summary>
/// Azure reports a role assignment as created some time before it takes effect everywhere. What needs the role waits until the assignment has a certain
/// age, counted from the time at which Azure created it: so only a new assignment costs a wait, whichever run created it. Where that time is not known,
/// the wait is the full one.
/// </summary>
internal static class RolePropagation
{
    /// <summary>A value that is available only when all assignments are old enough; in a preview, which creates nothing, at once.</summary>
    /// <param name="value">The value.</param>
    /// <param name="assignments">The assignments.</param>
    /// <param name="age">How old they have to be.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    internal static Output<T> AfterPropagation<T>(this Output<T> value, ImmutableArray<RoleAssignment> assignments, TimeSpan age, TimeProvider clock)
        => assignments is [] || Deployment.Instance.IsDryRun
            ? value
            : Output.Tuple(value, Output.All(assignments.Select(assignment => assignment.CreatedOn))).Apply(async known =>
            {
                var times = known.Item2.Select(AsTime).ToImmutableArray();
                if (times.IndexOf(null) is >= 0 and var undated)
                    Log.Info(Undated(age), assignments[undated]);
                await WaitAsync(times, age, clock).ShowOnAsync(assignments[0], age);
                return known.Item1;
            });

    /// <summary>Waits until the newest of some times is long enough ago.</summary>
    /// <param name="createdOn">The times; null for one that is not known.</param>
    /// <param name="age">How long; also the longest wait, in case this machine's clock is behind Azure's.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    internal static async Task WaitAsync(IReadOnlyCollection<DateTimeOffset?> createdOn, TimeSpan age, TimeProvider clock)
    {
        var wait = createdOn.Contains(null) ? age : createdOn.Max() + age - clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait < age ? wait.Value : age, clock);
    }

    /// <summary>A time in the round-trip format of ISO 8601, UTC without an offset; null where there is none, or something else.</summary>
    internal static DateTimeOffset? AsTime(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Undated(TimeSpan age) => string.Create(
        CultureInfo.InvariantCulture,
        $"Azure does not say when it made this role assignment; what needs it waits {age.TotalSeconds} seconds in every update, as for a new one");
}
