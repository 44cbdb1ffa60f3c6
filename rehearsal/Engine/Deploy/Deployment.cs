using System.Collections.Concurrent;
using Rehearsal.Engine.Deploy.Hooks;
using Rehearsal.Engine.Deploy.Names;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy;

/// <summary>What all parts of one run share: the stack, its state, what has been declared, what failed, and the observer.</summary>
internal sealed class Deployment : IDisposable
{
    private readonly Action<EngineEvent> _observer;
    private readonly Lock _observing = new();
    private readonly SemaphoreSlim _operations;
    private readonly ConcurrentDictionary<string, string> _failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _declared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<PropertyMap, Task>> _atOutputs = new(StringComparer.Ordinal);

    internal Deployment(RunKind kind, RehearsedStack stack, StateStore store, Packages packages, RunOptions options, TimeProvider time, Action<EngineEvent> observer)
    {
        (Kind, Stack, Store, Packages, Options, Time, _observer) = (kind, stack, store, packages, options, time, observer);
        _operations = new SemaphoreSlim(options.Parallelism, options.Parallelism);
        Hooks = new ProgramHooks(this, Callbacks);
        Targets = new RunTargets(options);
        Inventory = new Inventory(store);
        DefaultProviders = new DefaultProviders(this);
        Naming = kind is RunKind.Preview or RunKind.Up ? new ResourceNaming(stack) : null;
    }

    internal RunKind Kind { get; }

    internal bool IsPreview => Kind.IsPreview;

    internal RehearsedStack Stack { get; }

    internal StateStore Store { get; }

    internal Packages Packages { get; }

    internal DefaultProviders DefaultProviders { get; }

    /// <summary>How resources are named whose program gives no name; null where the program's resources are not registered.</summary>
    internal ResourceNaming? Naming { get; }

    internal RunOptions Options { get; }

    internal TimeProvider Time { get; }

    /// <summary>Ends when the run is interrupted: running operations go on, and nothing new begins.</summary>
    internal CancellationToken Ending { get; init; } = CancellationToken.None;

    internal RunTally Tally { get; } = new();

    internal RunTargets Targets { get; }

    internal Inventory Inventory { get; }

    internal ProgramCallbacks Callbacks { get; } = new();

    internal ProgramHooks Hooks { get; }

    /// <summary>The steps that a preview has planned.</summary>
    internal PlannedSteps Plan { get; } = new();

    /// <summary>Host and port of the engine's services, while the program runs.</summary>
    internal string EngineAddress { get; set; } = "";

    /// <summary>Where the program waits for the end of the run.</summary>
    internal ProgramEnd ProgramEnd { get; } = new();

    /// <summary>URN of the stack; null until the program has registered it.</summary>
    internal string? RootUrn { get; set; }

    /// <summary>What the program has set as the stack's outputs; null until it has.</summary>
    internal PropertyMap? StackOutputs { get; set; }

    /// <summary>The answers to registrations and reads of this run, by URN; for a component with the outputs that it registered.</summary>
    internal ConcurrentDictionary<string, RegisteredResource> Registered { get; } = new(StringComparer.Ordinal);

    /// <summary>The first unexpected exception.</summary>
    internal Exception? Bug { get; private set; }

    internal bool HasFailures => !_failed.IsEmpty;

    /// <summary>True when an error was told that no failed step tells.</summary>
    internal bool HasErrors { get; private set; }

    /// <summary>True when one of these errors is not a refusal of the whole plan. After a refusal a preview continues, so that it shows all of them.</summary>
    internal bool HasOtherErrors { get; private set; }

    /// <summary>Changes the state; in a preview only what this run takes for it.</summary>
    internal void Change(StateChange change)
    {
        if (IsPreview)
            Store.Suppose(change);
        else
            Store.Apply(change);
    }

    /// <summary>Gives the observer one event at a time.</summary>
    internal void Observe(EngineEvent happened)
    {
        lock (_observing)
        {
            HasErrors |= happened is EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error };
            HasOtherErrors |= happened is EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error, RefusesPlan: false };
            Tally.Count(happened);
            _observer(happened);
        }
    }

    internal void Warn(string message, string? urn = null) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Warning, message, urn));

    internal void Error(string message, string? urn = null) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Error, message, urn));

    /// <summary>Tells of an error in the plan as a whole, for which no run should begin.</summary>
    internal void Refuse(string message, string urn) => Observe(new EngineEvent.Diagnostic(DiagnosticSeverity.Error, message, urn) { RefusesPlan = true });

    /// <summary>One more sentence for a message about a protected resource: how this program lifts the protection. Empty where that is not known.</summary>
    internal string UnprotectingKey(string urn) => Options.UnprotectingKey(urn) is { } known ? $". {known}" : "";

    /// <summary>The first declaration of the program that was refused; null when none was.</summary>
    internal string? Refusal { get; private set; }

    internal void NoteRefusal(string refusal)
    {
        lock (_observing)
        {
            Refusal ??= refusal;
        }
    }

    internal void ReportBug(Exception error)
    {
        lock (_observing)
        {
            Bug ??= error;
        }
    }

    /// <summary>Notes that the program has declared a resource.</summary>
    /// <exception cref="RehearsalException">It had already.</exception>
    internal void Declare(string urn)
    {
        if (!_declared.TryAdd(urn, true))
            throw Wrong(urn, new RehearsalException($"the program declares '{urn}' twice; give one of the two another name"));
    }

    /// <summary>Tells of a wrong declaration, whether the program minds that it is refused or not.</summary>
    internal RehearsalException Wrong(string urn, RehearsalException error)
    {
        Error(error.Message, urn);
        return error;
    }

    /// <summary>True when the program has declared a resource.</summary>
    internal bool IsDeclared(string urn) => _declared.ContainsKey(urn);

    /// <summary>Tells of targets, and of what is excluded or to be replaced, that are in neither the state nor the program.</summary>
    /// <returns>True when there are any.</returns>
    internal bool RefuseUnknownTargets()
    {
        HashSet<string> known = [.. Inventory.Before.Select(state => state.Urn), .. _declared.Keys];
        var problems = new[] { Options.Targets, Options.Exclude, Options.Replace }.SelectMany(named => named.Problems(known)).Distinct().ToList();
        problems.ForEach(problem => Error(problem));
        return problems.Count > 0;
    }

    /// <summary>Notes what is done once a component has set its outputs, with which it is complete.</summary>
    internal void AtOutputs(string urn, Func<PropertyMap, Task> action) => _atOutputs[urn] = action;

    /// <summary>Does what was waiting for the outputs of a component.</summary>
    internal Task CompleteAsync(string urn, PropertyMap outputs) => _atOutputs.TryRemove(urn, out var action) ? action(outputs) : Task.CompletedTask;

    /// <summary>Notes that a resource is not as the program wants it; what depends on it is not tried.</summary>
    internal void MarkFailed(string urn, string reason) => _failed.TryAdd(urn, reason);

    /// <summary>The first of the given resources that failed or was skipped; null when none did.</summary>
    internal string? FirstFailed(IEnumerable<string> urns) => urns.FirstOrDefault(_failed.ContainsKey);

    /// <summary>Runs a provider operation when there is room for one.</summary>
    internal async Task<T> OperateAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken waiting)
    {
        await _operations.WaitAsync(waiting);
        try
        {
            Ending.ThrowIfCancellationRequested();
            return await operation(Options.Abort);
        }
        finally
        {
            _operations.Release();
        }
    }

    /// <summary>Lets others run their operations while one that runs does something else.</summary>
    /// <param name="meanwhile">What it does.</param>
    internal async Task<T> MakeRoomAsync<T>(Func<Task<T>> meanwhile)
    {
        _operations.Release();
        try
        {
            return await meanwhile();
        }
        finally
        {
            await _operations.WaitAsync(Options.Abort);
        }
    }

    public void Dispose()
    {
        Callbacks.Dispose();
        _operations.Dispose();
    }
}
