using System.Net.Http.Json;
using Rehearsal.Azure;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.CSharp;

namespace Sdks.Tests.Generated;

/// <summary>What the rehearsal prints for an imported resource compiles, and declares just what is there.</summary>
[Collection(nameof(PulumiEnvironment))]
public sealed class ImportTests : IAsyncLifetime
{
    private const string Registry = "azure-native:containerregistry:Registry";
    private const string Group = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg";
    private const string RegistryId = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private readonly string _folder = Directory.CreateTempSubdirectory("import-").FullName;
    private readonly List<Step> _steps = [];
    private SimulatedAzure _azure = null!;

    public async ValueTask InitializeAsync()
    {
        _azure = await SimulatedAzure.StartAsync(new(null, 0, TimeSpan.Zero), default);
        using var client = new HttpClient { BaseAddress = _azure.Endpoint };
        (await client.PutAsJsonAsync($"{Group}?api-version=2024-03-01", new { location = "westeurope" })).EnsureSuccessStatusCode();
        var registry = new { location = "westeurope", sku = new { name = "Premium" }, tags = new { owner = "me" } };
        (await client.PutAsJsonAsync($"{RegistryId}?api-version=2025-04-01", registry)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _azure.DisposeAsync();
    }

    [Fact]
    public async Task Program_of_what_was_printed_finds_nothing_to_do()
    {
        var identity = new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId);
        var engine = new RehearsalEngine([new AzureNativeProvider(new ArmClient(new(_azure.Endpoint)), identity)], Observe);
        var stack = new RehearsedStack("samples", "dev", _folder, StackConfiguration.Empty, new InProcess());

        await engine.ImportAsync(stack, new ImportRequest(Registry, "registry", RegistryId, null, Protect: true), new RunOptions(), default);
        var imported = Assert.Single(_steps, step => step.Kind == StepKind.Import);
        Assert.Equal(Lines(Compiled()), Lines(Printed(imported.NewInputs!)));

        var result = await engine.UpAsync(stack, new RunOptions(), default);
        Assert.Equal((RunOutcome.Succeeded, new RunSummary { Unchanged = 1 }), (result.Outcome, result.Summary));
    }

    /// <summary>The declaration in the program that this test runs.</summary>
    private static string Compiled()
    {
        var source = File.ReadAllText(Repository.File("tests/Sdks.Tests/Generated/ImportedRegistry.cs"));
        return source[source.IndexOf("var registry", StringComparison.Ordinal)..source.IndexOf("Assert", StringComparison.Ordinal)];
    }

    private static string Printed(PropertyMap inputs)
    {
        var printed = CSharpDeclaration.Write(Registry, "registry", inputs, protect: true, parent: null);
        return printed[printed.IndexOf("var registry", StringComparison.Ordinal)..];
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Observe(EngineEvent happened)
    {
        if (happened is EngineEvent.StepFinished(var step, _))
        {
            _steps.Add(step);
        }
    }

    private sealed class InProcess : IProgram
    {
        public Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
            => new(await PulumiEnvironment.RunAsync(environment.Address, ImportedRegistry.Declare));
    }
}
