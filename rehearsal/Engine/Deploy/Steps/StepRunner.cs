using Rehearsal.Engine.Deploy.Preview;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>Runs one step with all that belongs to it: events, the note of a running operation, the state, failures.</summary>
internal sealed class StepRunner(
    RunMode mode, RunEvents events, StateStore store, ProviderOperations operations, FailedResources failed, PlannedSteps plan, TimeProvider time)
{
    /// <summary>Reports a step in a preview, or carries it out in an update.</summary>
    internal async Task<StepOutcome> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        try
        {
            return mode.IsPreview ? await PreviewAsync(work, cancellationToken) : await CarryOutAsync(work, cancellationToken);
        }
        catch (StateWriteException error)
        {
            return Fail(work.Step, error.Message, time.GetTimestamp());
        }
    }

    /// <summary>Fails a step before anything of it is done.</summary>
    internal StepOutcome Refuse(Step step, string reason) => Fail(step, reason, time.GetTimestamp());

    private async Task<StepOutcome> CarryOutAsync(StepWork work, CancellationToken cancellationToken)
    {
        // A step without an operation also begins and ends, so that it is displayed in the same way.
        var started = time.GetTimestamp();
        try
        {
            if (work.Operation is not { } operation)
            {
                events.Observe(new EngineEvent.StepStarted(work.Step));
                return Finish(work, work.Unchanged, started);
            }
            return await operations.RunAsync(
                async abort =>
                {
                    events.Observe(new EngineEvent.StepStarted(work.Step));
                    started = time.GetTimestamp();
                    store.CheckWritable();
                    if (work.Check is { } check)
                        await check(Context(work.Step), abort);
                    // A run that is killed before the end leaves this note to the next one.
                    if (work.ToPending(time.GetUtcNow()) is { } pending)
                        store.Apply(new StateChange { Begin = pending });
                    return Finish(work, await operation(Context(work.Step), abort), started);
                },
                cancellationToken);
        }
        catch (PartialResourceException error)
        {
            Keep(work, error);
            return Fail(work.Step with { Id = error.Result.Id }, error.Message, started, hasBegun: true, isPartial: true);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException and not StateWriteException)
        {
            store.Apply(new StateChange { End = work.Resource.Key });
            return Fail(work.Step, error.Message, started, hasBegun: true);
        }
    }

    private async Task<StepOutcome> PreviewAsync(StepWork work, CancellationToken cancellationToken)
    {
        try
        {
            var result = work.Operation is { } operation
                ? await operations.RunAsync(abort => operation(Context(work.Step), abort), cancellationToken)
                : work.Unchanged;
            var outputs = Outputs(work.Target, result.Outputs);
            events.Observe(new EngineEvent.StepPlanned(work.Step with { NewOutputs = outputs }));
            plan.Add(work.Step, work.Resource, outputs, isRemoved: work.Target is null);
            return new StepOutcome(true, result.Id, outputs);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            return Fail(work.Step, error.Message, time.GetTimestamp(), hasBegun: true);
        }
    }

    private ResourceContext Context(Step step)
        => new(step.Urn, step.Type, step.Name, message => events.Observe(new EngineEvent.StepProgress(step, message)));

    private StepOutcome Finish(StepWork work, ResourceResult result, long started)
    {
        var target = work.Target is null ? null : work.Target with { Inputs = result.Inputs ?? work.Target.Inputs };
        var outputs = Outputs(target, result.Outputs);
        store.Apply(work.ToChange(
            target is null ? null : target with { Id = result.Id, Outputs = outputs, Modified = time.GetUtcNow(), Failures = [] }));
        events.Observe(new EngineEvent.StepFinished(
            work.Step with { Id = result.Id, NewInputs = result.Inputs ?? work.Step.NewInputs, NewOutputs = outputs },
            time.GetElapsedTime(started)));
        return new StepOutcome(true, result.Id, outputs);
    }

    /// <summary>
    /// What was done although the step failed is remembered, so that nothing is forgotten or created twice. Of an update it is not known how much was done,
    /// so that the next run compares with the inputs from before it, as Pulumi's engine does.
    /// </summary>
    private void Keep(StepWork work, PartialResourceException error)
    {
        if (work.Target is not { } target)
            return;
        store.Apply(work.ToChange(target with
        {
            Id = error.Result.Id,
            Inputs = work.Step is { Kind: StepKind.Update, OldInputs: { } before } ? before : target.Inputs,
            Outputs = Outputs(target, error.Result.Outputs),
            Modified = time.GetUtcNow(),
            Failures = [error.Message],
        }));
    }

    private StepOutcome Fail(Step step, string message, long started, bool hasBegun = false, bool isPartial = false)
    {
        failed.Add(step.Urn);
        events.Observe(new EngineEvent.StepFailed(step, message, time.GetElapsedTime(started)) { HasBegun = hasBegun, IsPartial = isPartial });
        return new StepOutcome(false, step.Id ?? "", PropertyMap.Empty);
    }

    private static PropertyMap Outputs(ResourceState? target, PropertyMap outputs)
        => SecretMarks.Carry(target?.Inputs ?? PropertyMap.Empty, outputs, target?.AdditionalSecretOutputs ?? []);
}

/// <param name="Succeeded">False when the step failed; the reason has been reported.</param>
/// <param name="Id">Provider id.</param>
/// <param name="Outputs">What the step gave.</param>
internal sealed record StepOutcome(bool Succeeded, string Id, PropertyMap Outputs);
