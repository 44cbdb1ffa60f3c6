using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Stacks;
using Infra.Tests.EndToEnd;
using Rehearsal.Azure;
using Rehearsal.Azure.Setup;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.Random;
using Rehearsal.Secrets;

namespace Infra.Tests.EndToEnd;

/// <summary>The built program as a stack of the local engine, deployed into a simulated Azure that no other test sees.</summary>
internal sealed class TestStack : IAsyncDisposable
{
    private const string Name = "test";

    private readonly string _folder = Directory.CreateTempSubdirectory("stack-").FullName;
    private readonly SimulatedAzure _azure;
    private readonly bool _ownsAzure;
    private readonly HttpClient _http;

    private TestStack(SimulatedAzure azure, bool ownsAzure)
        => (_azure, _ownsAzure, _http) = (azure, ownsAzure, new HttpClient { BaseAddress = azure.Endpoint });

    /// <summary>The value of <c>geo-registry:policies</c> in YAML; null for none.</summary>
    internal string? Policies { get; set; }

    /// <summary>The value of <c>geo-registry:additionalRegions</c> in YAML; null for none.</summary>
    internal string? Regions { get; set; }

    /// <summary>Environment variables that the program gets besides those of Pulumi.</summary>
    internal ImmutableDictionary<string, string> Variables { get; set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The address of its simulated Azure.</summary>
    internal Uri Endpoint => _azure.Endpoint;

    /// <summary>The folder of the project.</summary>
    internal string Folder => _folder;

    /// <summary>The resources in the state, without default providers, in the order in which they were created.</summary>
    internal IReadOnlyList<ResourceState> State
    {
        get
        {
            using var store = StateStore.Read(Stack("[]").StateFolder, LocalKey.Find(Path.Combine(_folder, RehearsedStack.StateFolderName)));
            return [.. store.Resources.Where(resource => !ProviderTypes.IsDefault(resource.Type, Urns.Name(resource.Urn)))];
        }
    }

    /// <summary>Changes the state, as if an earlier version of the program had deployed the stack.</summary>
    internal void Rewrite(Func<ResourceState, ResourceState> change)
    {
        using var store = StateStore.Open(Stack("[]").StateFolder, LocalKey.Find(Path.Combine(_folder, RehearsedStack.StateFolderName))!);
        store.Apply(new StateChange { Put = [.. store.Resources.Select(change)] });
    }

    /// <summary>Called after each event of a run, in the order in which they happen.</summary>
    internal Func<EngineEvent, Task>? Sample { get; set; }

    internal static async Task<TestStack> StartAsync(params string[] additionalRegions)
        => new(
            await SimulatedAzure.StartAsync(
                new(Folder: null, Port: 0, TimeSpan.Zero) { AdditionalRegions = additionalRegions }, CancellationToken.None),
            ownsAzure: true);

    /// <summary>A stack that is deployed already.</summary>
    internal static async Task<TestStack> DeployedAsync(string settings)
    {
        var stack = await StartAsync();
        _ = await stack.UpAsync(settings);
        return stack;
    }

    /// <summary>An independent stack that is deployed into the same Azure.</summary>
    internal TestStack WithAnotherStack() => new(_azure, ownsAzure: false);

    /// <summary>Deploys settings that the program takes.</summary>
    internal async Task<Run> UpAsync(string settings)
    {
        var run = await TryUpAsync(settings);
        Assert.True(run.Result.Outcome is RunOutcome.Succeeded, string.Join('\n', run.Errors));
        return run;
    }

    /// <summary>Deploys settings that the program takes, and records after every step who reaches a registry.</summary>
    internal async Task<(Run Run, IReadOnlyList<IReadOnlySet<string>> Samples)> SampledUpAsync(string settings, Reach reach)
    {
        var samples = new List<IReadOnlySet<string>>();
        Sample = async happened =>
        {
            if (happened is EngineEvent.StepFinished)
                samples.Add(await reach.SampleAsync());
        };
        var run = await UpAsync(settings);
        Sample = null;
        return (run, samples);
    }

    internal Task<Run> TryUpAsync(string settings, bool refresh = false) => RunAsync(settings, engine => engine.UpAsync, refresh);

    internal Task<Run> PreviewAsync(string settings, bool refresh = false) => RunAsync(settings, engine => engine.PreviewAsync, refresh);

    internal Task<Run> RefreshAsync(string settings) => RunAsync(settings, engine => engine.RefreshAsync);

    internal Task<Run> DestroyAsync() => RunAsync("[]", engine => engine.DestroyAsync);

    /// <summary>The resource with a label as <see cref="Label(string)"/> gives it.</summary>
    internal ResourceState Find(string label) => State.Single(resource => Label(resource.Urn) == label);

    /// <summary>A short form of a URN: <c>Replication contoso-eastus</c>.</summary>
    internal static string Label(string urn) => $"{urn.Split("::")[2].Split('$')[^1].Split(':')[^1]} {urn.Split("::")[3]}";

    /// <summary>Whether the global endpoint sends clients to each replica of a registry, by region, as Azure has it.</summary>
    internal async Task<SortedDictionary<string, bool>> RoutingAsync(string resourceGroup, string registry)
    {
        var replicas = await ReadAsync(
            $"resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/replications", "2025-11-01");
        return new(replicas!["value"]!.AsArray().ToDictionary(
            replica => (string)replica!["location"]!,
            replica => (bool)replica!["properties"]!["regionEndpointEnabled"]!));
    }

    /// <summary>The host names for which the zone of a resource group has addresses; none where there is no zone.</summary>
    internal async Task<IEnumerable<string>> RecordsAsync(string resourceGroup)
    {
        var records = await ReadAsync($"resourceGroups/{resourceGroup}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io/A", "2024-06-01");
        return (records?["value"]?.AsArray() ?? []).Select(record => (string)record!["name"]!).Order(StringComparer.Ordinal);
    }

    /// <summary>The roles on a registry: <c>PRINCIPAL has ROLE</c>; none where there is no registry.</summary>
    internal async Task<IEnumerable<string>> RolesAsync(string resourceGroup, string registry)
    {
        var assignments = await ReadAsync(
            $"resourceGroups/{resourceGroup}/providers/Microsoft.ContainerRegistry/registries/{registry}/providers/Microsoft.Authorization/roleAssignments",
            "2022-04-01");
        return (assignments?["value"]?.AsArray() ?? [])
            .Select(assignment => assignment!["properties"]!)
            .Select(assignment => $"{assignment["principalId"]} has {((string)assignment["roleDefinitionId"]!).Split('/')[^1]}")
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The names of everything in Azure: resource groups, then their resources.</summary>
    internal async Task<IReadOnlyList<string>> NamesInAzureAsync()
    {
        var groups = await ReadAsync("resourceGroups", "2024-07-01");
        var resources = await ReadAsync("resources", "2024-07-01");
        return [.. new[] { groups, resources }.SelectMany(list => list!["value"]!.AsArray()).Select(item => (string)item!["name"]!)];
    }

    /// <summary>Reads a resource in the subscription from Azure; null where it does not exist.</summary>
    internal async Task<JsonObject?> ReadAsync(string path, string apiVersion)
    {
        using var answer = await _http.GetAsync(Address(path, apiVersion));
        if (answer.StatusCode is HttpStatusCode.NotFound)
            return null;
        _ = answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonObject>();
    }

    /// <summary>Creates a resource in the subscription outside the stack.</summary>
    internal async Task PutAsync(string path, string apiVersion, JsonObject body)
    {
        using var answer = await _http.PutAsJsonAsync(Address(path, apiVersion), body);
        _ = answer.EnsureSuccessStatusCode();
    }

    /// <summary>Tries to delete a resource in the subscription outside the stack.</summary>
    /// <returns>The code of Azure's refusal; null where it does not refuse.</returns>
    internal async Task<string?> DeleteAsync(string path, string apiVersion)
    {
        using var answer = await _http.DeleteAsync(Address(path, apiVersion));
        return answer.IsSuccessStatusCode ? null : (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["code"];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_ownsAzure)
            await _azure.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Uri Address(string path, string apiVersion)
        => new($"/subscriptions/{SimulatedAzure.SubscriptionId}/{path}?api-version={apiVersion}", UriKind.Relative);

    private async Task<Run> RunAsync(
        string settings, Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> verb, bool refresh = false)
    {
        var events = new List<EngineEvent>();
        var azure = new AzureNativeProvider(
            new ArmClient(new ArmClientOptions(_azure.Endpoint)),
            new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId));
        var result = await verb(new RehearsalEngine([azure, new RandomProvider()], Happened))(
            Stack(settings), new RunOptions { ProgramVariables = Variables, Refresh = refresh }, CancellationToken.None);
        return new(result, events);

        void Happened(EngineEvent happened)
        {
            events.Add(happened);
            Sample?.Invoke(happened).GetAwaiter().GetResult();
        }
    }

    private RehearsedStack Stack(string settings) => new(
        ConfigurationKeys.Namespace,
        Name,
        _folder,
        StackConfiguration.Of(
            [
                ("azure-native:subscriptionId", SimulatedAzure.SubscriptionId),
                ("azure-native_containerregistry_v20251101:subscriptionId", SimulatedAzure.SubscriptionId),
                ("azure-native_containerregistry_v20260101preview:subscriptionId", SimulatedAzure.SubscriptionId),
                ($"{ConfigurationKeys.Namespace}:registries", Yaml.ToJson(settings)),
                .. Regions is null ? [] : new[] { ($"{ConfigurationKeys.Namespace}:additionalRegions", Yaml.ToJson(Regions)) },
                .. Policies is null ? [] : new[] { ($"{ConfigurationKeys.Namespace}:policies", Yaml.ToJson(Policies)) },
            ]),
        new HostedProgram());
}
