using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Editing;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Secrets;

namespace Rehearsal.Tests.Engine.Harness;

/// <summary>A project in a folder of its own, with a provider in memory and programs that tests write.</summary>
internal sealed class RehearsedProject : IDisposable
{
    private readonly List<EngineEvent> _events = [];

    internal FakeProvider Provider { get; } = new();

    internal TimeProvider Time { get; init; } = new StoppedTime();

    /// <summary>Providers besides the one in memory.</summary>
    internal IReadOnlyList<IProvider> MoreProviders { get; set; } = [];

    internal string Folder { get; } = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    internal string StackName { get; init; } = "dev";

    internal StackConfiguration Configuration { get; set; } = StackConfiguration.Empty;

    internal RunOptions Options { get; set; } = new();

    /// <summary>Gets what a display of the command line gets: all but what happens to default providers.</summary>
    internal Action<EngineEvent> Observer { get; set; } = _ => { };

    /// <summary>The events of the last run.</summary>
    internal IReadOnlyList<EngineEvent> Events => _events;

    internal RunResult? Result => Events.OfType<EngineEvent.RunFinished>().SingleOrDefault()?.Result;

    /// <summary>
    /// The steps of the last run but for the stack's and default providers', such as <c>Create a</c>:
    /// planned in previews, finished otherwise.
    /// </summary>
    internal IReadOnlyList<string> Steps => [.. Details.Select(step => $"{step.Kind} {step.Name}")];

    internal IReadOnlyList<Step> Details => [.. AllDetails.Where(step => !step.IsDefaultProvider)];

    /// <summary>The steps of the last run but for the stack's, those of default providers among them.</summary>
    internal IReadOnlyList<string> AllSteps => [.. AllDetails.Select(step => $"{step.Kind} {step.Name}")];

    private IReadOnlyList<Step> AllDetails =>
    [
        .. Events.Select(happened => happened switch
        {
            EngineEvent.StepPlanned(var step) => step,
            EngineEvent.StepFinished(var step, _) => step,
            _ => null,
        }).OfType<Step>().Where(step => step.Type != Urns.StackType),
    ];

    /// <summary>Failed steps and errors of the last run.</summary>
    internal IReadOnlyList<string> Errors =>
    [
        .. Events.Select(happened => happened switch
        {
            EngineEvent.StepFailed(var step, var message, _) => $"{step.Name}: {message}",
            EngineEvent.Diagnostic(DiagnosticSeverity.Error, var message, _) => message,
            _ => null,
        }).OfType<string>(),
    ];

    /// <summary>What the program wrote to standard error: here, what the engine refused.</summary>
    internal IReadOnlyList<string> Refusals => [.. Events.OfType<EngineEvent.ProgramOutput>().Select(output => output.Line)];

    internal IReadOnlyList<string> Warnings
        => [.. Events.OfType<EngineEvent.Diagnostic>().Where(message => message.Severity == DiagnosticSeverity.Warning).Select(message => message.Message)];

    /// <summary>Resources that the last run did not try.</summary>
    internal IReadOnlyList<string> Skipped => [.. Events.OfType<EngineEvent.StepSkipped>().Select(skipped => Urns.Name(skipped.Urn))];

    /// <summary>Writes the files that the command line reads: the project's, and those of the stack <c>dev</c> without any configuration.</summary>
    /// <param name="runtime">The value of <c>runtime</c>.</param>
    internal void WriteFiles(string runtime = "dotnet")
    {
        File.WriteAllText(Path.Combine(Folder, "Pulumi.yaml"), $"name: project\nruntime: {runtime}\n");
        File.WriteAllText(Path.Combine(Folder, "Pulumi.dev.yaml"), "config: {}\n");
    }

    internal string StateFolder => Stack(_ => Task.FromResult(0)).StateFolder;

    internal Task<RunResult> PreviewAsync(Func<ProgramClient, Task> script, CancellationToken cancellationToken = default)
        => RunAsync(engine => engine.PreviewAsync(Stack(Whole(script)), Options, cancellationToken));

    internal Task<RunResult> UpAsync(Func<ProgramClient, Task> script, CancellationToken cancellationToken = default)
        => RunAsync(engine => engine.UpAsync(Stack(Whole(script)), Options, cancellationToken));

    /// <summary>Runs a program that does everything itself, its stack and its exit code included.</summary>
    internal Task<RunResult> UpWithAsync(Func<ProgramClient, Task<int>> script, CancellationToken cancellationToken = default)
        => RunAsync(engine => engine.UpAsync(Stack(script), Options, cancellationToken));

    internal Task<RunResult> DestroyAsync(CancellationToken cancellationToken = default)
        => RunAsync(engine => engine.DestroyAsync(Stack(_ => Task.FromResult(0)), Options, cancellationToken));

    /// <summary>Destroys the stack while its program runs.</summary>
    internal Task<RunResult> DestroyWithAsync(Func<ProgramClient, Task> script)
        => RunAsync(engine => engine.DestroyAsync(Stack(Whole(script)), Options with { RunProgram = true }, CancellationToken.None));

    internal Task<RunResult> PreviewDestroyWithAsync(Func<ProgramClient, Task> script)
        => RunAsync(engine => engine.PreviewDestroyAsync(Stack(Whole(script)), Options with { RunProgram = true }, CancellationToken.None));

    internal Task<RunResult> RefreshAsync(CancellationToken cancellationToken = default)
        => RunAsync(engine => engine.RefreshAsync(Stack(_ => Task.FromResult(0)), Options, cancellationToken));

    internal Task<RunResult> PreviewRefreshAsync()
        => RunAsync(engine => engine.PreviewRefreshAsync(Stack(_ => Task.FromResult(0)), Options, CancellationToken.None));

    internal Task<RunResult> ImportAsync(ImportRequest request)
        => RunAsync(engine => engine.ImportAsync(Stack(_ => Task.FromResult(0)), request, Options, CancellationToken.None));

    internal Task<RunResult> PreviewDestroyAsync()
        => RunAsync(engine => engine.PreviewDestroyAsync(Stack(_ => Task.FromResult(0)), Options, CancellationToken.None));

    /// <summary>A run that is there only to be built upon.</summary>
    internal async Task DeployAsync(Func<ProgramClient, Task> script)
    {
        await UpAsync(script);
        Assert.Empty(Errors);
        Provider.ForgetCalls();
    }

    /// <summary>Gives a resource of the state another name.</summary>
    internal void Rename(string urn, string name) => StateEditing.Rename(Stack(_ => Task.FromResult(0)), urn, name);

    /// <summary>Has a resource of the state replaced by the next update.</summary>
    internal void Taint(string urn) => StateEditing.Taint(Stack(_ => Task.FromResult(0)), [urn], taint: true);

    /// <summary>Changes what is remembered of all resources but the stack.</summary>
    internal void Change(Func<ResourceState, ResourceState> change)
    {
        using var store = Stack(_ => Task.FromResult(0)).OpenState("state");
        store.Apply(new StateChange { Put = [.. store.Resources.Where(state => state.Type != Urns.StackType).Select(change)] });
    }

    internal PropertyMap? Outputs() => Stack(_ => Task.FromResult(0)).ReadOutputs();

    /// <summary>What is remembered of all resources but the stack and default providers.</summary>
    internal IReadOnlyList<ResourceState> State() => [.. WholeState().Where(state => !ProviderTypes.IsDefault(state.Type, Urns.Name(state.Urn)))];

    /// <summary>What is remembered of all resources but the stack.</summary>
    internal IReadOnlyList<ResourceState> WholeState()
    {
        using var store = StateStore.Read(StateFolder, Configuration.Key ?? LocalKey.Find(Path.Combine(Folder, RehearsedStack.StateFolderName)));
        return [.. store.Resources.Where(state => state.Type != Urns.StackType)];
    }

    internal string Urn(string name, string type = "fake:index:Thing") => Urns.Of(StackName, "project", null, type, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private RehearsedStack Stack(Func<ProgramClient, Task<int>> script) => new("project", StackName, Folder, Configuration, new ScriptedProgram(script));

    private static Func<ProgramClient, Task<int>> Whole(Func<ProgramClient, Task> script) => async program =>
    {
        await program.DeclareStackAsync();
        await script(program);
        return 0;
    };

    private async Task<RunResult> RunAsync(Func<RehearsalEngine, Task<RunResult>> run)
    {
        _events.Clear();
        return await run(new RehearsalEngine([Provider, .. MoreProviders], Observe, Time));

        void Observe(EngineEvent happened)
        {
            _events.Add(happened);
            if (!happened.IsOfDefaultProvider)
                Observer(happened);
        }
    }

    /// <summary>A time in which everything takes no time.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }
}
