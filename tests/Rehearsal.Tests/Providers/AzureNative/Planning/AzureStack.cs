using System.Text;
using Rehearsal.Azure;
using Rehearsal.Engine.Events;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Tests.Engine.Harness;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Planning;

/// <summary>One resource of a program: a type of azure-native such as <c>network:Subnet</c>, a name in the program, and inputs in JSON.</summary>
internal sealed record Declaration(string Type, string Name, string Inputs)
{
    internal string Token => $"azure-native:{Type}";

    /// <summary>The option <c>retainOnDelete</c>.</summary>
    internal bool IsRetained { get; init; }
}

/// <summary>A stack of resources of azure-native in a simulated Azure of its own. Each waits for those before it.</summary>
internal sealed class AzureStack : IAsyncDisposable
{
    internal const string Subscription = $"/subscriptions/{SimulatedAzure.SubscriptionId}";
    internal const string Group = $"{Subscription}/resourceGroups/rg";

    private readonly SimulatedAzure _azure;

    private AzureStack(SimulatedAzure azure)
    {
        _azure = azure;
        Project.MoreProviders =
        [
            new AzureNativeProvider(
                new ArmClient(new ArmClientOptions(azure.Endpoint, Time: new HurriedTime())),
                new(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId)),
        ];
    }

    internal RehearsedProject Project { get; } = new();

    /// <summary>A stack with some resources.</summary>
    internal static async Task<AzureStack> DeployedAsync(params IReadOnlyList<Declaration> resources)
    {
        var stack = await StartAsync();
        await stack.UpAsync(resources);
        return stack;
    }

    internal static async Task<AzureStack> StartAsync() => new(await SimulatedAzure.StartAsync(new(null, 0, TimeSpan.Zero), default));

    internal Task<RunResult> PreviewAsync(params IReadOnlyList<Declaration> resources) => Project.PreviewAsync(program => DeclareAsync(program, resources));

    internal Task<RunResult> TryUpAsync(params IReadOnlyList<Declaration> resources) => Project.UpAsync(program => DeclareAsync(program, resources));

    internal async Task UpAsync(params IReadOnlyList<Declaration> resources)
    {
        await TryUpAsync(resources);
        Assert.Empty(Project.Errors);
        Assert.Empty(Project.Refusals);
    }

    /// <summary>Makes or changes a part of a registry, as someone would who does not use the program.</summary>
    internal async Task PutAsync(string id, string body)
    {
        using var client = new HttpClient { BaseAddress = _azure.Endpoint };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(new Uri($"{id}?api-version=2025-11-01", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Deletes a part of a registry, as someone would who does not use the program.</summary>
    internal Task DeleteAsync(string id) => DeleteAsync(id, "2025-11-01");

    /// <summary>Deletes a lock, as someone would who does not use the program.</summary>
    internal Task DeleteLockAsync(string id) => DeleteAsync(id, "2020-05-01");


    internal string Urn(Declaration resource) => Project.Urn(resource.Name, resource.Token);

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await _azure.DisposeAsync();
    }

    private async Task DeleteAsync(string id, string apiVersion)
    {
        using var client = new HttpClient { BaseAddress = _azure.Endpoint };
        using var answer = await client.DeleteAsync(new Uri($"{id}?api-version={apiVersion}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    private static async Task DeclareAsync(ProgramClient program, IReadOnlyList<Declaration> resources)
    {
        var declared = new List<Declared>();
        foreach (var resource in resources)
        {
            declared.Add(await program.RegisterAsync(
                resource.Token,
                resource.Name,
                Values.Map(resource.Inputs),
                request => request.RetainOnDelete = resource.IsRetained,
                declared));
        }
    }
}
