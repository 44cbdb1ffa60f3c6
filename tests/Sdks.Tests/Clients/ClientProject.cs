using Rehearsal.Azure;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.Random;

namespace Sdks.Tests.Clients;

/// <summary>A project whose program speaks to the engine through an SDK, in a folder and with a simulated Azure of its own.</summary>
internal sealed class ClientProject : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("client-").FullName;
    private readonly SimulatedAzure _azure;
    private readonly List<EngineEvent> _events = [];

    private ClientProject(SimulatedAzure azure) => _azure = azure;

    /// <summary>The steps of the last run but for the stack's, in alphabetical order: planned in previews, finished otherwise.</summary>
    internal IReadOnlyList<string> Steps
        =>
        [
            .. _events.Select(Step).OfType<Step>().Where(step => step.Type != Urns.StackType && !step.IsDefaultProvider)
                .Select(step => $"{step.Kind} {step.Name}").Order(StringComparer.Ordinal),
        ];

    /// <summary>The messages of the program in the last run, in their order.</summary>
    internal IReadOnlyList<string> Messages
        => [.. _events.OfType<EngineEvent.Diagnostic>().Where(message => message.Severity != DiagnosticSeverity.Debug).Select(message => message.Message)];

    /// <summary>Failed steps of the last run.</summary>
    internal IReadOnlyList<EngineEvent.StepFailed> Failures => [.. _events.OfType<EngineEvent.StepFailed>()];

    /// <summary>A program for Node.js on the official packages.</summary>
    /// <param name="program">A file beside this one.</param>
    internal static async Task<ClientProject> StartNodeAsync(string program)
    {
        var project = await StartAsync("nodejs");
        Directory.CreateSymbolicLink(Path.Combine(project._folder, "node_modules"), await Node.PackagesAsync());
        File.Copy(Repository.File($"tests/Sdks.Tests/Clients/{program}"), Path.Combine(project._folder, "index.js"));
        await File.WriteAllTextAsync(Path.Combine(project._folder, "package.json"), """{ "name": "clients", "private": true }""");
        return project;
    }

    /// <summary>A program in C# that is built already.</summary>
    /// <param name="path">Its assembly.</param>
    internal static Task<ClientProject> StartDotnetAsync(string path) => StartAsync($"{{ name: dotnet, options: {{ binary: '{path}' }} }}");

    internal Task<RunResult> PreviewAsync(params string[] replicas) => RunAsync(engine => engine.PreviewAsync, Replicas(replicas));

    internal Task<RunResult> UpAsync(params string[] replicas) => RunAsync(engine => engine.UpAsync, Replicas(replicas));

    internal Task<RunResult> DestroyAsync() => RunAsync(engine => engine.DestroyAsync, Replicas([]));

    /// <param name="configuration">The stack's configuration, those of the project by names without the project's.</param>
    internal Task<RunResult> PreviewAsync(params ReadOnlySpan<(string Name, string Value)> configuration)
        => RunAsync(engine => engine.PreviewAsync, [.. configuration]);

    internal Task<RunResult> UpAsync(params ReadOnlySpan<(string Name, string Value)> configuration) => RunAsync(engine => engine.UpAsync, [.. configuration]);

    internal Task<RunResult> UpAsync(RunOutcome outcome, params ReadOnlySpan<(string Name, string Value)> configuration)
        => RunAsync(engine => engine.UpAsync, [.. configuration], outcome);

    public async ValueTask DisposeAsync()
    {
        await _azure.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ClientProject> StartAsync(string runtime)
    {
        var project = new ClientProject(await SimulatedAzure.StartAsync(new(Folder: null, Port: 0, TimeSpan.Zero), CancellationToken.None));
        await File.WriteAllTextAsync(Path.Combine(project._folder, "Pulumi.yaml"), $"name: clients\nruntime: {runtime}\n");
        return project;
    }

    private static (string Name, string Value)[] Replicas(string[] replicas) => [("replicas", $"[{string.Join(", ", replicas)}]"), ("owner", "platform")];

    private async Task<RunResult> RunAsync(
        Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> verb,
        (string Name, string Value)[] configuration,
        RunOutcome expected = RunOutcome.Succeeded)
    {
        var lines = configuration.Select(entry => $"  {(entry.Name.Contains(':', StringComparison.Ordinal) ? "" : "clients:")}{entry.Name}: {entry.Value}\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.dev.yaml"), $"config:\n{string.Concat(lines)}");
        _events.Clear();
        var engine = new RehearsalEngine(
            [
                new AzureNativeProvider(
                    new ArmClient(new ArmClientOptions(_azure.Endpoint)),
                    new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId)),
                new RandomProvider(),
            ],
            _events.Add);
        var result = await verb(engine)(RehearsedStack.Open(_folder, "dev"), new RunOptions(), CancellationToken.None);
        Assert.True(result.Outcome == expected, string.Join('\n', _events.Where(happened =>
            happened is EngineEvent.StepFailed or EngineEvent.ProgramOutput or EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error })));
        return result;
    }

    private static Step? Step(EngineEvent happened) => happened switch
    {
        EngineEvent.StepPlanned(var step) => step,
        EngineEvent.StepFinished(var step, _) => step,
        _ => null,
    };
}
