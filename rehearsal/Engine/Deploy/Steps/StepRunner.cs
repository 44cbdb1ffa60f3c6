using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>Carries out one step with all that surrounds it: events, the note of a running operation, the state, failures.</summary>
internal sealed class StepRunner(Deployment deployment)
{
    /// <summary>Tells of a step in a preview, or carries it out in an update.</summary>
    internal async Task<StepOutcome> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        try
        {
            return deployment.IsPreview ? await PreviewAsync(work, cancellationToken) : await CarryOutAsync(work, cancellationToken);
        }
        catch (StateWriteException error)
        {
            return Fail(work.Step, error.Message, deployment.Time.GetTimestamp());
        }
    }

    /// <summary>Fails a step before anything of it is done.</summary>
    internal StepOutcome Refuse(Step step, string reason) => Fail(step, reason, deployment.Time.GetTimestamp());

    private async Task<StepOutcome> CarryOutAsync(StepWork work, CancellationToken cancellationToken)
    {
        // A resource without an operation still has a moment in which it begins and ends, so that it shows in the same way.
        var started = deployment.Time.GetTimestamp();
        try
        {
            if (work.Operation is not { } operation)
            {
                deployment.Observe(new EngineEvent.StepStarted(work.Step));
                return Finish(work, work.Unchanged, started);
            }
            return await deployment.OperateAsync(async abort =>
            {
                deployment.Observe(new EngineEvent.StepStarted(work.Step));
                started = deployment.Time.GetTimestamp();
                deployment.Store.CheckWritable();
                if (work.Check is { } check)
                    await check(Context(work.Step), abort);
                // A run that is killed before the end leaves this note to the next one.
                if (work.ToPending(deployment.Time.GetUtcNow()) is { } pending)
                    deployment.Store.Apply(new StateChange { Begin = pending });
                return Finish(work, await operation(Context(work.Step), abort), started);
            }, cancellationToken);
        }
        catch (PartialResourceException error)
        {
            Keep(work, error);
            return Fail(work.Step with { Id = error.Result.Id }, error.Message, started, hasBegun: true, isPartial: true);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException and not StateWriteException)
        {
            deployment.Store.Apply(new StateChange { End = work.Resource.Key });
            return Fail(work.Step, error.Message, started, hasBegun: true);
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

    private async Task<StepOutcome> PreviewAsync(StepWork work, CancellationToken cancellationToken)
    {
        try
        {
            var result = work.Operation is { } operation ? await deployment.OperateAsync(abort => operation(Context(work.Step), abort), cancellationToken) : work.Unchanged;
            var outputs = Outputs(work.Target, result.Outputs);
            deployment.Observe(new EngineEvent.StepPlanned(work.Step with { NewOutputs = outputs }));
            deployment.Plan.Add(work, outputs);
            return new StepOutcome(true, result.Id, outputs);
        }
        catch (Exception error) when (error is ProviderException or RehearsalException)
        {
            return Fail(work.Step, error.Message, deployment.Time.GetTimestamp(), hasBegun: true);
        }
    }

    private ResourceContext Context(Step step)
        => new(step.Urn, step.Type, step.Name, message => deployment.Observe(new EngineEvent.StepProgress(step, message)));

    private StepOutcome Finish(StepWork work, ResourceResult result, long started)
    {
        var target = work.Target is null ? null : work.Target with { Inputs = result.Inputs ?? work.Target.Inputs };
        var outputs = Outputs(target, result.Outputs);
        deployment.Store.Apply(work.ToChange(
            target is null ? null : target with { Id = result.Id, Outputs = outputs, Modified = deployment.Time.GetUtcNow(), Failures = [] }));
        deployment.Observe(new EngineEvent.StepFinished(
            work.Step with { Id = result.Id, NewInputs = result.Inputs ?? work.Step.NewInputs, NewOutputs = outputs },
            deployment.Time.GetElapsedTime(started)));
        return new StepOutcome(true, result.Id, outputs);
    }

    /// <summary>
    /// What was done although the step failed is remembered, so that nothing is forgotten or made twice. Of an update it is not known how much was done,
    /// so that the next run compares with the inputs from before it, as Pulumi's engine does.
    /// </summary>
    private void Keep(StepWork work, PartialResourceException error)
    {
        if (work.Target is not { } target)
            return;
        deployment.Store.Apply(work.ToChange(target with
        {
            Id = error.Result.Id,
            Inputs = work.Step is { Kind: StepKind.Update, OldInputs: { } before } ? before : target.Inputs,
            Outputs = Outputs(target, error.Result.Outputs),
            Modified = deployment.Time.GetUtcNow(),
            Failures = [error.Message],
        }));
    }

    private StepOutcome Fail(Step step, string message, long started, bool hasBegun = false, bool isPartial = false)
    {
        deployment.MarkFailed(step.Urn, message);
        deployment.Observe(new EngineEvent.StepFailed(step, message, deployment.Time.GetElapsedTime(started)) { HasBegun = hasBegun, IsPartial = isPartial });
        return new StepOutcome(false, step.Id ?? "", PropertyMap.Empty);
    }

    private static PropertyMap Outputs(ResourceState? target, PropertyMap outputs)
        => WithSecrets(outputs, target?.Inputs ?? PropertyMap.Empty, target?.AdditionalSecretOutputs ?? []);
}

/// <param name="Succeeded">False when the step failed; the reason has been told.</param>
internal sealed record StepOutcome(bool Succeeded, string Id, PropertyMap Outputs);
