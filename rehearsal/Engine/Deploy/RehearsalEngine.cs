using Microsoft.Extensions.DependencyInjection;
using Rehearsal.Engine.Deploy.Import;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers;

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
        => RunAsync(RunKind.Preview, stack, options, Program, cancellationToken);

    /// <summary>Deploys what the program declares.</summary>
    /// <exception cref="RehearsalException">The run could not begin: secrets are locked, the stack is in use, or its state cannot be written.</exception>
    internal Task<RunResult> UpAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Up, stack, options, Program, cancellationToken);

    /// <summary>Shows what <see cref="DestroyAsync"/> would delete.</summary>
    internal Task<RunResult> PreviewDestroyAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.DestroyPreview, stack, options, options.RunProgram ? Program : DeleteAll, cancellationToken);

    /// <summary>Deletes all resources of the stack; the program is only run when the options ask for it.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> DestroyAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Destroy, stack, options, options.RunProgram ? Program : DeleteAll, cancellationToken);

    /// <summary>Shows what <see cref="RefreshAsync"/> would change in the state.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> PreviewRefreshAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.RefreshPreview, stack, options with { Refresh = true }, Nothing, cancellationToken);

    /// <summary>Reads all resources of the stack back and updates the state with them; neither runs the program nor changes the cloud.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> RefreshAsync(RehearsedStack stack, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(RunKind.Refresh, stack, options with { Refresh = true }, Nothing, cancellationToken);

    /// <summary>Imports an existing resource into the state, as it is; neither runs the program nor changes the cloud.</summary>
    /// <exception cref="RehearsalException">The run could not begin.</exception>
    internal Task<RunResult> ImportAsync(RehearsedStack stack, ImportRequest request, RunOptions options, CancellationToken cancellationToken)
        => RunAsync(
            RunKind.Import,
            stack,
            options,
            services => ending => services.GetRequiredService<ResourceImport>().RunAsync(request, ending),
            cancellationToken);

    private async Task<RunResult> RunAsync(
        RunKind kind,
        RehearsedStack stack,
        RunOptions options,
        Func<IServiceProvider, Func<CancellationToken, Task>> work,
        CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        if (stack.Configuration.Problem is { } problem)
            throw problem;
        // What is read back could not be compared with secrets that cannot be read.
        if (options.Refresh && stack.Configuration.Locked is { } locked)
            throw new RehearsalException(locked);
        var mode = new RunMode(kind);
        using var store = mode.IsPreview ? stack.ReadState() : stack.OpenState(kind.ToString().ToLowerInvariant());
        await using var services = RunServices.Of(
            stack, store, mode, options, new RunCancellation(cancellationToken, options.Abort), new RunEvents(observer), providers, _time);
        return await services.GetRequiredService<EngineRun>().RunAsync(started, work(services));
    }

    private static Func<CancellationToken, Task> Program(IServiceProvider services) => services.GetRequiredService<ProgramRun>().RunAsync;

    private static Func<CancellationToken, Task> DeleteAll(IServiceProvider services) => services.GetRequiredService<EndOfRun>().DeleteAllAsync;

    private static Func<CancellationToken, Task> Nothing(IServiceProvider services) => services.GetRequiredService<EndOfRun>().DeleteNothingAsync;
}
