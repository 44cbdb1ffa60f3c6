using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Components.NetworkRoles;

/// <summary>
/// Azure reports a role assignment some time before it takes effect everywhere. What needs it waits until the assignment has an age, by
/// the time at which Azure created it: so only a new assignment costs a wait, whichever run it was made in.
/// </summary>
internal static class Settling
{
    /// <summary>A value that is there only when all assignments are old enough. In a preview, which creates nothing, it is there at once.</summary>
    /// <param name="value">The value.</param>
    /// <param name="assignments">The assignments.</param>
    /// <param name="age">How old they have to be.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    internal static Output<T> Settle<T>(this Output<T> value, ImmutableArray<RoleAssignment> assignments, TimeSpan age, TimeProvider clock)
        => assignments is [] || Deployment.Instance.IsDryRun
            ? value
            : Output.Tuple(value, Output.All(assignments.Select(assignment => assignment.CreatedOn))).Apply(async known =>
            {
                await WaitAsync(known.Item2, age, clock).ShowOnAsync(assignments[0], age).ConfigureAwait(false);
                return known.Item1;
            });

    /// <summary>Waits until the newest of some times is long enough ago.</summary>
    /// <param name="createdOn">The times, in the round-trip format of ISO 8601; without an offset they are UTC.</param>
    /// <param name="age">How long; it is also the longest wait, should this machine's clock be behind Azure's.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    internal static async Task WaitAsync(IEnumerable<string> createdOn, TimeSpan age, TimeProvider clock)
    {
        var newest = createdOn.Max(time => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        var wait = newest + age - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
            return;
        await Task.Delay(wait < age ? wait : age, clock).ConfigureAwait(false);
    }
}
