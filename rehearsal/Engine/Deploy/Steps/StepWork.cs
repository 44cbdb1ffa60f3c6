using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>A step with its operation and its change of the state.</summary>
/// <param name="Step">The step; its outputs are filled in.</param>
/// <param name="Target">The state as it is to be once the step is done; id and outputs come from the operation. Null when the step removes it.</param>
internal sealed record StepWork(Step Step, ResourceState? Target)
{
    /// <summary>What the provider does; null when there is nothing for it to do.</summary>
    internal Func<ResourceContext, CancellationToken, Task<ResourceResult>>? Operation { get; init; }

    /// <summary>Refuses the step before anything is begun; null when nothing is checked. Does not run in a preview.</summary>
    internal Func<ResourceContext, CancellationToken, Task>? Check { get; init; }

    /// <summary>A state that is gone once the step is done.</summary>
    internal ResourceState? Removed { get; init; }

    /// <summary>A state that waits to be deleted once the step is done, because the target takes its place.</summary>
    internal ResourceState? Superseded { get; init; }

    /// <summary>The resource that the step is about.</summary>
    internal ResourceState Resource => Target ?? Removed ?? throw new InvalidOperationException($"the step of {Step.Urn} is about no resource");

    /// <summary>What a provider with nothing to do would say.</summary>
    internal ResourceResult Unchanged => new(Target?.Id ?? "", Target?.Outputs ?? PropertyMap.Empty);

    /// <summary>The note of an operation that is about to begin in the cloud; null when the step does nothing there, as with providers.</summary>
    internal PendingOperation? ToPending(DateTimeOffset now)
    {
        if (Resource.Package.Length == 0)
            return null;
        OperationKind? kind = Step.Kind switch
        {
            StepKind.Create or StepKind.CreateReplacement => OperationKind.Creating,
            StepKind.Update => OperationKind.Updating,
            StepKind.Delete or StepKind.DeleteReplaced => OperationKind.Deleting,
            _ => null,
        };
        return kind is null
            ? null
            : new PendingOperation(kind.Value, Resource, now) { Removed = Target is null ? null : Removed?.Key, Superseded = Superseded?.Key };
    }

    /// <summary>What the step changes in the state once it is done.</summary>
    /// <param name="target">The target as it has become; null when the step removes it.</param>
    internal StateChange ToChange(ResourceState? target) => new()
    {
        Put = [.. new[] { target, Superseded is null ? null : Superseded with { PendingDeletion = true } }.OfType<ResourceState>()],
        Remove = Removed is null ? [] : [Removed.Key],
        End = Resource.Key,
    };
}
