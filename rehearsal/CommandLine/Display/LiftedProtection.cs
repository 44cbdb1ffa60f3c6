using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// Says which resources a run no longer protects. That changes nothing in the cloud, so that it is no step of its own, but it is what has to be done
/// before they can be removed.
/// </summary>
internal static class LiftedProtection
{
    /// <returns>A sentence; null when all stays protected that was.</returns>
    internal static string? Describe(IEnumerable<Step> steps)
        => steps.Where(step => step.LiftsProtection).Select(ResourceName.Of).ToList() is { Count: > 0 } names
            ? $"No longer protected: {string.Join(", ", names)}. Changes may replace {(names is [_] ? "it" : "them")} now, "
                + $"and from the next run on the program can delete {(names is [_] ? "it" : "them")}."
            : null;
}
