using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>
/// Carries out steps with the hooks of their resources around them. Source of the order and of what hooks are told:
/// www.pulumi.com/docs/iac/concepts/resources/options/hooks.
/// </summary>
internal sealed class HookedSteps(Deployment deployment)
{
    /// <summary>How often an operation is tried again, so that an error hook that always asks for it comes to an end.</summary>
    private const int MostRetries = 100;

    private readonly StepRunner _steps = new(deployment);

    /// <inheritdoc cref="StepRunner.RunAsync"/>
    internal async Task<StepOutcome> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var (step, target) = work;
        var hooks = work.Resource.Hooks;
        if (hooks.IsEmpty || Action(step.Kind) is not { } action)
            return await _steps.RunAsync(work, cancellationToken);

        if (await deployment.Hooks.BeforeAsync(Names(action.Before), HookArguments.Of(step, isDone: false), cancellationToken) is { } failure)
            return Fail(step, failure);
        var errorHooks = Names(HookKind.OnError);
        if (work.Operation is { } operation && errorHooks is not [] && !deployment.IsPreview)
            work = work with { Operation = WithRetries(step, operation, action.Name, errorHooks) };
        var outcome = await _steps.RunAsync(work, cancellationToken);
        if (!outcome.Succeeded || Names(action.After) is not { Count: > 0 } after)
            return outcome;
        var done = step with { Id = outcome.Id, NewOutputs = outcome.Outputs };
        if (step.Custom || target is null)
            return await RunAfterAsync(done) ? outcome : outcome with { Succeeded = false };
        deployment.AtOutputs(step.Urn, outputs => RunAfterAsync(done with { NewOutputs = outputs }));
        return outcome;

        async Task<bool> RunAfterAsync(Step ended)
        {
            if (await deployment.Hooks.AfterAsync(after, HookArguments.Of(ended, isDone: true), cancellationToken) is not { } reason)
                return true;
            deployment.MarkFailed(step.Urn, reason);
            deployment.Error(reason, step.Urn);
            return false;
        }

        IReadOnlyList<string> Names(HookKind kind) => hooks.TryGetValue(kind, out var names) ? names : [];
    }

    /// <summary>Hooks belong to their step: when one fails the step has begun.</summary>
    private StepOutcome Fail(Step step, string reason)
    {
        if (!deployment.IsPreview)
            deployment.Observe(new EngineEvent.StepStarted(step));
        return _steps.Refuse(step, reason);
    }

    /// <inheritdoc cref="StepRunner.Refuse"/>
    internal StepOutcome Refuse(Step step, string reason) => _steps.Refuse(step, reason);

    private Func<ResourceContext, CancellationToken, Task<ResourceResult>> WithRetries(
        Step step, Func<ResourceContext, CancellationToken, Task<ResourceResult>> operation, string name, IReadOnlyList<string> errorHooks) => async (context, abort) =>
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
                if (errors.Count > MostRetries || !await deployment.MakeRoomAsync(() => deployment.Hooks.WantRetryAsync(errorHooks, HookArguments.Of(step, name, errors), abort)))
                    throw;
                deployment.Warn(
                    $"the {name} failed, and is tried again because an error hook asks for it ({errors.Count} of at most {MostRetries} times): {error.Message}",
                    step.Urn);
            }
        }
    };

    private static (string Name, HookKind Before, HookKind After)? Action(StepKind kind) => kind switch
    {
        StepKind.Create or StepKind.CreateReplacement => ("create", HookKind.BeforeCreate, HookKind.AfterCreate),
        StepKind.Update => ("update", HookKind.BeforeUpdate, HookKind.AfterUpdate),
        StepKind.Delete or StepKind.DeleteReplaced or StepKind.Forget or StepKind.ForgetReplaced => ("delete", HookKind.BeforeDelete, HookKind.AfterDelete),
        _ => null,
    };
}
