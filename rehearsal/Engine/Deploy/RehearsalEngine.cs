using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Import;
using Rehearsal.Engine.Deploy.Preview;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Recover;
using Rehearsal.Engine.Deploy.Refresh;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.BuiltIn;
using Rehearsal.Wording;

namespace Rehearsal.Engine.Deploy;

/// <summary>
/// The local engine: runs a stack's program as the <c>pulumi</c> CLI does, plans what has to be done, and does it through the
/// providers it is given. Tests run a prebuilt program with <c>new DotnetAssembly(path)</c> and providers of their own.
/// </summary>
/// <param name="providers">One per package.</param>
/// <param name="observer">Takes the events of a run, one at a time.</param>
internal sealed class RehearsalEngine(IReadOnlyCollection<IProvider> providers, Action<EngineEvent> observer, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Plans an update and changes nothing.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> PreviewAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Preview, stack, options, RunProgramAsync, cancellationToken);

    /// <summary>Makes the cloud what the program says.</summary>
    /// <exception cref="RehearsalException">The run could not begin: secrets are locked, the stack is in use, or its state cannot be kept.</exception>
    internal Task<RunResult> UpAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Up, stack, options, RunProgramAsync, cancellationToken);

    /// <summary>Shows what <see cref="DestroyAsync"/> would delete.</summary>
    internal Task<RunResult> PreviewDestroyAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.DestroyPreview, stack, options, options.RunProgram ? RunProgramAsync : DeleteEverythingAsync, cancellationToken);

    /// <summary>Deletes all resources of the stack; the program is only run when the options ask for it.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> DestroyAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Destroy, stack, options, options.RunProgram ? RunProgramAsync : DeleteEverythingAsync, cancellationToken);

    /// <summary>Shows what <see cref="RefreshAsync"/> would take into the state.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> PreviewRefreshAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.RefreshPreview, stack, options with { Refresh = true }, WorkIsDoneAsync, cancellationToken);

    /// <summary>Reads all resources of the stack back and makes the state what the cloud is; neither the program is run nor the cloud changed.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> RefreshAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Refresh, stack, options with { Refresh = true }, WorkIsDoneAsync, cancellationToken);

    /// <summary>Takes a resource that exists into the state, as it is; neither the program is run nor the cloud changed.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> ImportAsync(RehearsedStack stack, ImportRequest request, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Import, stack, options, (deployment, ending) => new ResourceImport(deployment, request).RunAsync(ending), cancellationToken);

    /// <summary>The outputs of the last update; null when the stack has never been deployed or was destroyed.</summary>
    internal static PropertyMap? ReadOutputs(RehearsedStack stack)
    {
        using var store = stack.ReadState();
        return store.Resources.FirstOrDefault(state => state.Type == Urns.StackType)?.Outputs;
    }

    private async Task<RunResult> RunAsync(
        RunKind kind, RehearsedStack stack, RunOptions options, Func<Deployment, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var isPreview = kind.IsPreview;
        if (stack.Configuration.Mistake is { } mistake)
            throw mistake;
        // What is read back could not be compared with secrets that cannot be read.
        if (options.Refresh && stack.Configuration.Locked is { } locked)
            throw new RehearsalException(locked);
        using var store = isPreview ? stack.ReadState() : stack.OpenState(kind.ToString().ToLowerInvariant());
        using var deployment = new Deployment(kind, stack, store, new Packages(providers, stack, options, store), options, _time, observer)
        {
            Ending = cancellationToken,
        };
        deployment.Observe(new EngineEvent.RunStarted(kind, stack.Project, stack.Name));
        foreach (var warning in kind is RunKind.Preview or RunKind.Up ? stack.Configuration.Warnings : [])
        {
            deployment.Warn(warning);
        }
        if (kind == RunKind.Preview && stack.Configuration.Locked is { } reason)
            deployment.Warn($"{reason}; this preview shows them, and what is made of them, as unknown");
        var cancelled = false;
        try
        {
            await new Settlement(deployment).RunAsync(cancellationToken);
            deployment.Inventory.TakeStock();
            if (options.Refresh && !deployment.HasFailures)
                await new StackRefresh(deployment).RunAsync(cancellationToken);
            if (!deployment.HasFailures)
                await work(deployment, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || options.Abort.IsCancellationRequested)
        {
            cancelled = true;
        }
        catch (Exception error) when (error is RehearsalException or ProviderException)
        {
            deployment.Error(error.Message);
        }
        catch (Exception error)
        {
            deployment.ReportBug(error);
        }
        var outcome = deployment.Bug is not null ? RunOutcome.Broken
            : cancelled ? RunOutcome.Cancelled
            : deployment.HasFailures || deployment.HasErrors ? RunOutcome.Failed
            : RunOutcome.Succeeded;
        var outputs = deployment.StackOutputs ?? PropertyMap.Empty;
        var result = new RunResult(outcome, deployment.Tally.Summary, outputs, _time.GetElapsedTime(started), deployment.Bug);
        deployment.Observe(new EngineEvent.RunFinished(result));
        return result;
    }

    private async Task RunProgramAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var stack = deployment.Stack;
        await stack.Program.PrepareAsync(deployment.Observe, cancellationToken);
        ProgramExit exit;
        Task? deletions = null;
        using var watch = new ProgramWatch(deployment.Options.ProgramTimeout, deployment.Time, cancellationToken);
        await using (var server = await EngineServer.StartAsync(deployment, watch, cancellationToken))
        {
            var environment = new ProgramEnvironment(
                server.Address, stack.Project, stack.Name, stack.RootFolder, deployment.IsPreview, deployment.Options.Parallelism, stack.Configuration.Values, stack.Configuration.SecretKeys)
            {
                Variables = deployment.Options.ProgramVariables,
            };
            var running = EndAsync(stack.Program.RunAsync(environment, deployment.Observe, watch.End), watch, deployment.Options.ProgramTimeout);
            if (await Task.WhenAny(running, deployment.ProgramEnd.Reached) != running)
            {
                deletions = DeleteUnwantedAsync(deployment, new ProgramExit(0), cancellationToken);
                await deletions.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                deployment.ProgramEnd.Release();
            }
            exit = await running;
        }
        // Ctrl-C reaches the program as well, which may be gone before it is ended.
        cancellationToken.ThrowIfCancellationRequested();
        deployment.Options.Abort.ThrowIfCancellationRequested();
        await (deletions ?? DeleteUnwantedAsync(deployment, exit, cancellationToken));
        if (deletions is not null)
            TellProblem(exit, deployment);
    }

    private static async Task DeleteUnwantedAsync(Deployment deployment, ProgramExit exit, CancellationToken cancellationToken)
    {
        TellProblem(exit, deployment);
        // A program that did not get to its end has not declared all that it wants: deleting the rest would lose what it does want.
        if (deployment.HasFailures || deployment.HasOtherErrors || deployment.Bug is not null)
            return;
        new StackOutputsRecorder(deployment).LetGo();
        await DeleteAsync(
            deployment,
            [.. deployment.Inventory.Before.Where(state => deployment.Kind.IsDestroy || !deployment.Inventory.IsKept(state))],
            cancellationToken);
    }

    /// <summary>Deletes what is no longer wanted, with which the run ends, or its plan is complete.</summary>
    private static async Task DeleteAsync(Deployment deployment, IReadOnlyCollection<ResourceState> unwanted, CancellationToken cancellationToken)
    {
        deployment.Plan.OnlyDeletionsAreLeft();
        await new Deletions(deployment).RunTargetsAsync(unwanted, cancellationToken);
        if (deployment is { IsPreview: true, HasFailures: false, HasErrors: false })
            await new PlanExamination(deployment).RunAsync(cancellationToken);
    }

    private static void TellProblem(ProgramExit exit, Deployment deployment)
    {
        if (ExitProblem(exit, deployment) is { } problem)
            deployment.Error(problem);
    }

    private static async Task<ProgramExit> EndAsync(Task<ProgramExit> program, ProgramWatch watch, TimeSpan limit)
    {
        try
        {
            return await program;
        }
        catch (OperationCanceledException) when (watch.HasHung)
        {
            throw new RehearsalException(
                $"the program hangs, so it was ended: in {DurationText.Of(limit)} it has neither asked the engine for anything nor come to its end. Mend it, or give it longer with --program-timeout");
        }
    }

    private static string? ExitProblem(ProgramExit exit, Deployment deployment) => exit.Code switch
    {
        0 when deployment is { Refusal: { } refusal, HasErrors: false, HasFailures: false } => $"the engine refused what the program went on without, so nothing was deleted: {refusal}",
        0 when deployment.RootUrn is null && !deployment.HasErrors => "the program ended without declaring its stack, so nothing was changed; does it return the task of Deployment.RunAsync?",
        0 => null,
        ProgramExit.AlreadyExplained when deployment.HasErrors || deployment.HasFailures => null,
        > 128 and < 160 => $"the program was ended by signal {exit.Code - 128}; run again to go on from what is done",
        _ when deployment.HasErrors => null,
        _ => $"the program ended with exit code {exit.Code}; what it wrote says why",
    };

    private static async Task DeleteEverythingAsync(Deployment deployment, CancellationToken cancellationToken)
        => await DeleteAsync(deployment, deployment.Inventory.Before, cancellationToken);

    private static Task WorkIsDoneAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        deployment.RefuseUnknownTargets();
        return Task.CompletedTask;
    }
}
