using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>
/// Runs steps with the hooks of their resources around them. Source of the order and of what hooks get to know:
/// www.pulumi.com/docs/iac/concepts/resources/options/hooks.
/// </summary>
internal sealed class HookedSteps(
    StepRunner steps,
    ProgramHooks programHooks,
    ComponentOutputs components,
    ProviderOperations operations,
    FailedResources failed,
    RunMode mode,
    RunEvents events)
{
    /// <summary>The most retries of an operation, so that an error hook that always asks for one does not go on forever.</summary>
    private const int MostRetries = 100;

    /// <inheritdoc cref="StepRunner.RunAsync"/>
    internal async Task<StepOutcome> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var (step, target) = work;
        var hooks = work.Resource.Hooks;
        if (hooks.IsEmpty || Action(step.Kind) is not { } action)
            return await steps.RunAsync(work, cancellationToken);

        if (await programHooks.BeforeAsync(Names(action.Before), HookArguments.Of(step, isDone: false), cancellationToken) is { } failure)
            return Fail(step, failure);
        var errorHooks = Names(HookKind.OnError);
        if (work.Operation is { } operation && errorHooks is not [] && !mode.IsPreview)
            work = work with { Operation = WithRetries(step, operation, action.Name, errorHooks) };
        var outcome = await steps.RunAsync(work, cancellationToken);
        if (!outcome.Succeeded || Names(action.After) is not { Count: > 0 } after)
            return outcome;
        var done = step with { Id = outcome.Id, NewOutputs = outcome.Outputs };
        if (step.Custom || target is null)
            return await RunAfterAsync(done) ? outcome : outcome with { Succeeded = false };
        components.Await(step.Urn, outputs => RunAfterAsync(done with { NewOutputs = outputs }));
        return outcome;

        async Task<bool> RunAfterAsync(Step ended)
        {
            if (await programHooks.AfterAsync(after, HookArguments.Of(ended, isDone: true), cancellationToken) is not { } reason)
                return true;
            failed.Add(step.Urn);
            events.Error(reason, step.Urn);
            return false;
        }

        IReadOnlyList<string> Names(HookKind kind) => hooks.TryGetValue(kind, out var names) ? names : [];
    }

    /// <summary>Hooks belong to their step: when one fails the step has begun.</summary>
    private StepOutcome Fail(Step step, string reason)
    {
        if (!mode.IsPreview)
            events.Observe(new EngineEvent.StepStarted(step));
        return steps.Refuse(step, reason);
    }

    /// <inheritdoc cref="StepRunner.Refuse"/>
    internal StepOutcome Refuse(Step step, string reason) => steps.Refuse(step, reason);

    private Func<ResourceContext, CancellationToken, Task<ResourceResult>> WithRetries(
        Step step, Func<ResourceContext, CancellationToken, Task<ResourceResult>> operation, string name, IReadOnlyList<string> errorHooks)
        => async (context, abort) =>
    {
        var errors = new List<string>();
        while (true)
        {
            try
            {
                return await operation(context, abort);
            }
            catch (ProviderException error)
            {
                errors.Insert(0, error.Message);
                if (errors.Count > MostRetries || !await WantRetryAsync(new(HookArguments.Of(step, isDone: false), name, errors), errorHooks, abort))
                    throw;
                events.Warn(
                    $"the {name} failed, and is tried again because an error hook asks for it ({errors.Count} of at most {MostRetries} times): {error.Message}",
                    step.Urn);
            }
        }
    };

    private Task<bool> WantRetryAsync(ErrorHookArguments arguments, IReadOnlyList<string> errorHooks, CancellationToken abort)
        => operations.YieldSlotAsync(() => programHooks.WantRetryAsync(errorHooks, arguments, abort));

    private static (string Name, HookKind Before, HookKind After)? Action(StepKind kind) => kind switch
    {
        StepKind.Create or StepKind.CreateReplacement => ("create", HookKind.BeforeCreate, HookKind.AfterCreate),
        StepKind.Update => ("update", HookKind.BeforeUpdate, HookKind.AfterUpdate),
        StepKind.Delete or StepKind.DeleteReplaced or StepKind.Forget or StepKind.ForgetReplaced => ("delete", HookKind.BeforeDelete, HookKind.AfterDelete),
        _ => null,
    };
}
