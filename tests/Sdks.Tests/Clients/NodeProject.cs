using Rehearsal.Azure;
using Rehearsal.Engine;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Planning;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.Random;
using Sdks.Tests.Generated;

namespace Sdks.Tests.Clients;

/// <summary>A project for Node.js on the official packages, in a folder and with a simulated Azure of its own.</summary>
internal sealed class NodeProject : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("node-").FullName;
    private readonly SimulatedAzure _azure;
    private readonly List<EngineEvent> _events = [];

    private NodeProject(SimulatedAzure azure) => _azure = azure;

    /// <summary>The steps of the last run but for the stack's, in alphabetical order: planned in previews, finished otherwise.</summary>
    internal IReadOnlyList<string> Steps
        => [.. _events.Select(Step).OfType<Step>().Where(step => step.Type != Urns.StackType).Select(step => $"{step.Kind} {step.Name}").Order(StringComparer.Ordinal)];

    internal static async Task<NodeProject> StartAsync()
    {
        var project = new NodeProject(await SimulatedAzure.StartAsync(new(Folder: null, Port: 0, TimeSpan.Zero), CancellationToken.None));
        Directory.CreateSymbolicLink(Path.Combine(project._folder, "node_modules"), await Node.PackagesAsync());
        File.Copy(Path.Combine(Node.RepositoryRoot, "tests", "Sdks.Tests", "Clients", "program.js"), Path.Combine(project._folder, "index.js"));
        await File.WriteAllTextAsync(Path.Combine(project._folder, "Pulumi.yaml"), "name: clients\nruntime: nodejs\n");
        return project;
    }

    internal Task<RunResult> PreviewAsync(params string[] replicas) => RunAsync(engine => engine.PreviewAsync, replicas);

    internal Task<RunResult> UpAsync(params string[] replicas) => RunAsync(engine => engine.UpAsync, replicas);

    internal Task<RunResult> DestroyAsync() => RunAsync(engine => engine.DestroyAsync, []);

    public async ValueTask DisposeAsync()
    {
        await _azure.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RunResult> RunAsync(Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> verb, string[] replicas)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "Pulumi.dev.yaml"), $"config:\n  clients:replicas: [{string.Join(", ", replicas)}]\n  clients:owner: platform\n");
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
        Assert.True(result.Outcome == RunOutcome.Succeeded, string.Join('\n', _events.Where(happened =>
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
