using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Carries out one step with all that surrounds it: events, the note of a running operation, the state, failures.</summary>
internal sealed class StepRunner(Deployment deployment)
{
    /// <summary>Tells of a step in a preview, or carries it out in an update.</summary>
    /// <param name="step">The step; its outputs are filled in.</param>
    /// <param name="target">The state as it is to be once the step is done; id and outputs come from the operation. Null when the step removes it.</param>
    /// <param name="operation">What the provider does; null when there is nothing for it to do.</param>
    /// <param name="check">What refuses the step before anything is begun; null when nothing does. Not asked in a preview.</param>
    /// <param name="removed">A state that is gone once the step is done.</param>
    /// <param name="superseded">A state that waits to be deleted once the step is done, because the target takes its place.</param>
    internal async Task<StepOutcome> RunAsync(
        Step step,
        ResourceState? target,
        Func<ResourceContext, CancellationToken, Task<ResourceResult?>>? operation,
        CancellationToken cancellationToken,
        Func<ResourceContext, CancellationToken, Task>? check = null,
        ResourceState? removed = null,
        ResourceState? superseded = null)
    {
        try
        {
            return deployment.IsPreview
                ? await PreviewAsync(step, target, operation, cancellationToken)
                : await CarryOutAsync(step, target, operation, check, removed, superseded, cancellationToken);
        }
        catch (StateWriteException error)
        {
            return Fail(step, error.Message, deployment.Time.GetTimestamp());
        }
    }

    /// <summary>Fails a step before anything of it is done.</summary>
    internal StepOutcome Refuse(Step step, string reason) => Fail(step, reason, deployment.Time.GetTimestamp());

    private async Task<StepOutcome> CarryOutAsync(
        Step step,
        ResourceState? target,
        Func<ResourceContext, CancellationToken, Task<ResourceResult?>>? operation,
        Func<ResourceContext, CancellationToken, Task>? check,
        ResourceState? removed,
        ResourceState? superseded,
        CancellationToken cancellationToken)
    {
        // A resource without an operation still has a moment in which it begins and ends, so that it shows in the same way.
        var started = deployment.Time.GetTimestamp();
        try
        {
            if (operation is null)
            {
                deployment.Observe(new EngineEvent.StepStarted(step));
                return Finish(step, target, new ResourceResult(target?.Id ?? "", target?.Outputs ?? PropertyMap.Empty), started, removed, superseded);
            }
            return await deployment.OperateAsync(async abort =>
            {
                deployment.Observe(new EngineEvent.StepStarted(step));
                started = deployment.Time.GetTimestamp();
                deployment.Store.CheckWritable();
                if (check is not null)
                    await check(Context(step), abort);
                Begin(step, target, removed, superseded);
                var result = await operation(Context(step), abort) ?? new ResourceResult(target?.Id ?? "", target?.Outputs ?? PropertyMap.Empty);
                return Finish(step, target, result, started, removed, superseded);
            }, cancellationToken);
        }
        catch (PartialResourceException error)
        {
            Keep(target, error, removed, superseded);
            return Fail(step with { Id = error.Result.Id }, error.Message, started, isPartial: true);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException and not StateWriteException)
        {
            deployment.Store.Apply(new StateChange { End = (target ?? removed)?.Key });
            return Fail(step, error.Message, started);
        }
    }

    /// <summary>Marks as secret what the program or the inputs say is.</summary>
    internal static PropertyMap WithSecrets(PropertyMap outputs, PropertyMap inputs, IEnumerable<string> additional)
    {
        outputs = Mark(outputs, inputs);
        foreach (var name in additional)
        {
            if (outputs.TryGetValue(name, out var value) && value is not PropertyValue.Secret)
                outputs = outputs.With(name, new PropertyValue.Secret(value));
        }
        return outputs;
    }

    private static PropertyMap Mark(PropertyMap outputs, PropertyMap inputs)
        => new(outputs.Select(output => KeyValuePair.Create(output.Key, Mark(output.Value, inputs.GetValueOrDefault(output.Key)))));

    private static PropertyValue Mark(PropertyValue output, PropertyValue? input) => (output, input) switch
    {
        (PropertyValue.Secret, _) => output,
        (_, PropertyValue.Secret) => new PropertyValue.Secret(output),
        (PropertyValue.Map(var members), PropertyValue.Map(var inputs)) => new PropertyValue.Map(Mark(members, inputs)),
        (PropertyValue.List(var items), PropertyValue.List(var inputs)) => new PropertyValue.List(
            [.. items.Select((item, index) => Mark(item, index < inputs.Length ? inputs[index] : null))]),
        _ => output,
    };

    private async Task<StepOutcome> PreviewAsync(
        Step step, ResourceState? target, Func<ResourceContext, CancellationToken, Task<ResourceResult?>>? operation, CancellationToken cancellationToken)
    {
        try
        {
            var result = operation is null ? null : await deployment.OperateAsync(abort => operation(Context(step), abort), cancellationToken);
            var outputs = Outputs(target, result?.Outputs ?? target?.Outputs);
            deployment.Observe(new EngineEvent.StepPlanned(step with { NewOutputs = outputs }));
            return new StepOutcome(true, result?.Id ?? target?.Id ?? "", outputs);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            return Fail(step, error.Message, deployment.Time.GetTimestamp());
        }
    }

    private ResourceContext Context(Step step)
        => new(step.Urn, step.Type, step.Name, message => deployment.Observe(new EngineEvent.StepProgress(step, message)));

    /// <summary>Notes what is about to be done in the cloud; a run that is killed before the end leaves the note to the next one.</summary>
    private void Begin(Step step, ResourceState? target, ResourceState? removed, ResourceState? superseded)
    {
        OperationKind? kind = step.Kind switch
        {
            StepKind.Create or StepKind.CreateReplacement => OperationKind.Creating,
            StepKind.Update => OperationKind.Updating,
            StepKind.Delete or StepKind.DeleteReplaced => OperationKind.Deleting,
            _ => null,
        };
        if (kind is null)
            return;
        deployment.Store.Apply(new StateChange
        {
            Begin = new PendingOperation(kind.Value, (target ?? removed)!, deployment.Time.GetUtcNow()) { Removed = target is null ? null : removed?.Key, Superseded = superseded?.Key },
        });
    }

    private StepOutcome Finish(Step step, ResourceState? target, ResourceResult result, long started, ResourceState? removed, ResourceState? superseded)
    {
        var outputs = Outputs(target, result.Outputs);
        var put = target is null ? null : target with { Id = result.Id, Outputs = outputs, Modified = deployment.Time.GetUtcNow(), Failures = [] };
        deployment.Store.Apply(new StateChange
        {
            Put = Put(put, superseded),
            Remove = removed is null ? [] : [removed.Key],
            End = (target ?? removed)?.Key,
        });
        deployment.Observe(new EngineEvent.StepFinished(step with { Id = result.Id, NewOutputs = outputs }, deployment.Time.GetElapsedTime(started)));
        return new StepOutcome(true, result.Id, outputs);
    }

    /// <summary>The resource came into being although the step failed: it is remembered, so that nothing is forgotten or made twice.</summary>
    private void Keep(ResourceState? target, PartialResourceException error, ResourceState? removed, ResourceState? superseded)
    {
        if (target is null)
            return;
        var kept = target with { Id = error.Result.Id, Outputs = Outputs(target, error.Result.Outputs), Modified = deployment.Time.GetUtcNow(), Failures = [error.Message] };
        deployment.Store.Apply(new StateChange { Put = Put(kept, superseded), Remove = removed is null ? [] : [removed.Key], End = target.Key });
    }

    private static IReadOnlyList<ResourceState> Put(ResourceState? target, ResourceState? superseded)
        => [.. new[] { target, superseded is null ? null : superseded with { PendingDeletion = true } }.OfType<ResourceState>()];

    private StepOutcome Fail(Step step, string message, long started, bool isPartial = false)
    {
        deployment.MarkFailed(step.Urn, message);
        deployment.Observe(new EngineEvent.StepFailed(step, message, deployment.Time.GetElapsedTime(started)) { IsPartial = isPartial });
        return new StepOutcome(false, step.Id ?? "", PropertyMap.Empty);
    }

    private static PropertyMap Outputs(ResourceState? target, PropertyMap? outputs)
        => WithSecrets(outputs ?? PropertyMap.Empty, target?.Inputs ?? PropertyMap.Empty, target?.AdditionalSecretOutputs ?? []);
}

/// <param name="Succeeded">False when the step failed; the reason has been told.</param>
internal sealed record StepOutcome(bool Succeeded, string Id, PropertyMap Outputs);
