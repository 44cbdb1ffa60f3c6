using System.Globalization;
using Pulumi;

namespace GeoRegistry.Access;

/// <summary>Shows a status on a resource while others wait for it.</summary>
internal static class WaitStatus
{
    /// <summary>Waits, and shows it unless there is nothing to wait for.</summary>
    /// <param name="wait">What is waited for.</param>
    /// <param name="resource">The resource on which it is shown.</param>
    /// <param name="longest">The longest time that it can take.</param>
    internal static async Task ShowOnAsync(this Task wait, Resource resource, TimeSpan longest)
    {
        if (!wait.IsCompleted)
        {
            var seconds = longest.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            Log.Info($"taking effect in Azure, in {seconds} s at the most; what needs it waits", resource, ephemeral: true);
            await wait;
            // An empty status replaces the one before.
            Log.Info("", resource, ephemeral: true);
        }
        await wait;
    }
}
