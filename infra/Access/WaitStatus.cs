using System.Globalization;
using GeoRegistry.Policies.Declarations;
using Pulumi;

namespace GeoRegistry.Access;

/// <summary>Shows beside a resource that others wait for it, for as long as they do.</summary>
internal static class WaitStatus
{
    /// <summary>Waits, and says so unless there is nothing to wait for.</summary>
    /// <param name="wait">What is waited for.</param>
    /// <param name="resource">The resource beside which it is shown.</param>
    /// <param name="longest">The longest time that it can take.</param>
    internal static async Task ShowOnAsync(this Task wait, Resource resource, TimeSpan longest)
    {
        if (!wait.IsCompleted)
        {
            var seconds = longest.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            Log.Info($"taking effect in Azure, in {seconds} s at the most; what needs it waits", resource, ephemeral: true);
            await wait.ConfigureAwait(false);
            // An empty status takes the place of the one before.
            Log.Info("", resource, ephemeral: true);
        }
        await wait.ConfigureAwait(false);
    }
}
