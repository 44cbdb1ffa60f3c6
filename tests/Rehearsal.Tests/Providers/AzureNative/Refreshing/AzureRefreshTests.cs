using System.Net.Http.Json;
using Rehearsal.Azure;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.CSharp;
using Rehearsal.Tests.CommandLine;
using Rehearsal.Tests.Engine.Harness;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Refreshing;

/// <summary>Whole runs on the simulated Azure, in which something happens beside the stack.</summary>
public sealed class AzureRefreshTests : IAsyncLifetime
{
    private const string RegistryPath =
        $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string NetworkPath = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/network";
    private readonly RehearsedProject _project = new();
    private readonly HttpClient _client = new();
    private SimulatedAzure _azure = null!;

    public async ValueTask InitializeAsync()
    {
        _azure = await SimulatedAzure.StartAsync(new(null, 0, TimeSpan.Zero), default);
        _client.BaseAddress = _azure.Endpoint;
        var arm = new ArmClient(new(_azure.Endpoint, Time: new HurriedTime()));
        _project.MoreProviders = [new AzureNativeProvider(
            arm, new(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId))];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _project.Dispose();
        await _azure.DisposeAsync();
    }

    [Fact]
    public async Task Refresh_after_an_update_finds_nothing()
    {
        await _project.DeployAsync(RegistryAsync);
        var result = await _project.RefreshAsync();

        Assert.Equal(new RunSummary { Unchanged = 3 }, result.Summary);
    }

    [Fact]
    public async Task What_was_changed_in_azure_is_found_and_undone_by_the_next_update()
    {
        await _project.DeployAsync(RegistryAsync);
        var change = await _client.PatchAsJsonAsync(
            $"{RegistryPath}?api-version=2025-04-01", new { tags = new { owner = "them" }, properties = new { adminUserEnabled = true } });
        change.EnsureSuccessStatusCode();
        await _project.RefreshAsync();

        var drifted = Assert.Single(_project.Details, step => !step.ChangesNothing);
        Assert.Equal([new("adminUserEnabled", PropertyChange.Update), new("tags.owner", PropertyChange.Update)], drifted.Changes);
        await _project.UpAsync(RegistryAsync);
        Assert.Equal(["adminUserEnabled", "tags.owner"], Assert.Single(_project.Details, step => step.Kind == StepKind.Update).Changes.Keys);
        Assert.Equal(new RunSummary { Unchanged = 3 }, (await _project.RefreshAsync()).Summary);
    }

    [Fact]
    public async Task What_was_deleted_in_azure_leaves_the_state_and_is_created_again_by_the_next_update()
    {
        await _project.DeployAsync(RegistryAsync);
        var deletion = await _client.DeleteAsync($"{RegistryPath}/replications/northeurope?api-version=2025-04-01");
        deletion.EnsureSuccessStatusCode();
        await _project.RefreshAsync();

        Assert.Equal(["Gone replica"], _project.Details.Where(step => !step.ChangesNothing).Select(step => $"{step.Kind} {step.Name}"));
        await _project.UpAsync(RegistryAsync);
        Assert.Equal(["Create replica"], _project.Details.Where(step => !step.ChangesNothing).Select(step => $"{step.Kind} {step.Name}"));
    }

    [Fact]
    public async Task Refresh_leaves_subnets_to_the_resources_that_declare_them()
    {
        await _project.DeployAsync(NetworkAsync);
        var refreshed = await _project.RefreshAsync();
        var updated = await _project.UpAsync(NetworkAsync);

        Assert.Equal((new RunSummary { Unchanged = 3 }, new RunSummary { Unchanged = 3 }), (refreshed.Summary, updated.Summary));
        Assert.DoesNotContain("subnets", _project.State().Single(state => Urns.Name(state.Urn) == "network").Inputs.Keys);
        Assert.True((await _client.GetAsync($"{NetworkPath}/subnets/endpoints?api-version=2024-05-01")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Subnets_that_a_network_declares_itself_are_read_back()
    {
        await _project.DeployAsync(
            program => NetworkAsync(program, ("subnets", Inputs.List(Inputs.Object(("name", "endpoints"), ("addressPrefix", "10.0.0.0/24"))))));
        (await _client.DeleteAsync($"{NetworkPath}/subnets/endpoints?api-version=2024-05-01")).EnsureSuccessStatusCode();
        await _project.RefreshAsync();

        Assert.Equal(["subnets[0]"], Assert.Single(_project.Details, step => !step.ChangesNothing).Changes.Keys);
    }

    [Fact]
    public async Task What_was_imported_from_azure_is_as_a_program_declares_it()
    {
        await _project.DeployAsync(RegistryAsync);
        using var other = new RehearsedProject { StackName = "other", MoreProviders = _project.MoreProviders };
        await other.ImportAsync(new ImportRequest("azure-native:containerregistry:Registry", "registry", RegistryPath, null, Protect: true));
        Assert.Empty(other.Errors);
        var imported = Assert.Single(other.State());
        Snapshot.Matches("imported-registry", CSharpDeclaration.Write(imported.Type, "registry", imported.Inputs, protect: true, parent: null));

        var result = await other.UpAsync(program => program.RegisterAsync(imported.Type, "registry", imported.Inputs, request => request.Protect = true));
        Assert.Equal(new RunSummary { Unchanged = 1 }, result.Summary);
    }

    private static async Task NetworkAsync(ProgramClient program)
    {
        var network = await NetworkAsync(program, []);
        await program.RegisterAsync(
            "azure-native:network:Subnet",
            "subnet",
            Inputs.Of(("resourceGroupName", "rg"), ("virtualNetworkName", "network"), ("subnetName", "endpoints"), ("addressPrefix", "10.0.0.0/24")),
            null,
            network);
    }

    private static async Task<Declared> NetworkAsync(ProgramClient program, params (string, PropertyValue)[] more)
    {
        var group = await program.RegisterAsync(
            "azure-native:resources:ResourceGroup", "group", Inputs.Of(("resourceGroupName", "rg"), ("location", "westeurope")));
        return await program.RegisterAsync(
            "azure-native:network:VirtualNetwork",
            "network",
            Inputs.Of(
                [("resourceGroupName", "rg"), ("virtualNetworkName", "network"), ("location", "westeurope"), (
                    "addressSpace", Inputs.Object(("addressPrefixes", Inputs.List("10.0.0.0/16")))), .. more]),
            null,
            group);
    }

    private static async Task RegistryAsync(ProgramClient program)
    {
        var group = await program.RegisterAsync(
            "azure-native:resources:ResourceGroup", "group", Inputs.Of(("resourceGroupName", "rg"), ("location", "westeurope")));
        var registry = await program.RegisterAsync(
            "azure-native:containerregistry:Registry",
            "registry",
            Inputs.Of(
                ("resourceGroupName", "rg"), ("registryName", "contoso"), ("location", "westeurope"), ("adminUserEnabled", false),
                ("sku", Inputs.Object(("name", "Premium"))), ("tags", Inputs.Object(("owner", "me")))),
            null,
            group);
        await program.RegisterAsync(
            "azure-native:containerregistry:Replication",
            "replica",
            Inputs.Of(("resourceGroupName", "rg"), ("registryName", "contoso"), ("replicationName", "northeurope"), ("location", "northeurope")),
            null,
            registry);
    }
}
