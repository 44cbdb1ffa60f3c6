using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// Lists the resources that a run no longer protects. It is not a step, since nothing changes in the cloud, but users must see it:
/// from then on the resources can be removed.
/// </summary>
internal static class LiftedProtection
{
    /// <returns>A sentence; null when every protected resource stays protected.</returns>
    internal static string? Describe(IEnumerable<Step> steps)
        => steps.Where(step => step.LiftsProtection).Select(ResourceName.Of).ToList() is { Count: > 0 } names
            ? $"No longer protected: {string.Join(", ", names)}. Changes may replace {(names is [_] ? "it" : "them")} now, "
                + $"and from the next run on the program can delete {(names is [_] ? "it" : "them")}."
            : null;
}
