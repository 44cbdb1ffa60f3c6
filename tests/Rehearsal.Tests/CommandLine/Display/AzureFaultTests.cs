using System.Text.RegularExpressions;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.CommandLine.Display;

/// <summary>Whole runs against an Azure that is busy, fails, cannot be reached or never ends, as the user sees them.</summary>
public sealed partial class AzureFaultTests : IAsyncLifetime
{
    private const string InProgress = """{ "error": { "code": "AnotherOperationInProgress", "message": "The registry is being updated." } }""";
    private const string NoCapacity = """{ "status": "Failed", "error": { "code": "NoCapacity", "message": "The region is full." } }""";

    private static readonly Fault Endless = FaultyAzure.Answers(200, """{ "status": "InProgress" }""");

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();
    private readonly TaskCompletionSource _othersHaveFailed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FaultyAzure _azure = null!;

    public async ValueTask InitializeAsync()
    {
        _azure = await FaultyAzure.StartAsync();
        _project.MoreProviders = [_azure.Provider];
    }

    public ValueTask DisposeAsync()
    {
        _azure.Dispose();
        _project.Dispose();
        _terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Update_gets_through_what_passes_and_fails_only_where_it_cannot_go_on()
    {
        Break();

        Assert.Equal(ExitCodes.Failure, await UpAsync());
        Snapshot.Matches("update-on-faulty-azure", Operation().Replace(_terminal.Output, "/operation:"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Next_update_makes_nothing_twice_and_ends_like_an_undisturbed_one(bool sideBySide)
    {
        Break();
        // Waiting for it takes the time of all, which is not to run out for the others that fail.
        if (sideBySide)
            _azure.Put("POLL contosoendless", async send =>
            {
                await _othersHaveFailed.Task;
                return await Endless(send);
            });
        Assert.Equal(ExitCodes.Failure, await UpAsync(sideBySide));
        Assert.Equal(["endless-replica", "refused-replica"], _project.Skipped.Order());
        Assert.Equal(new RunSummary { Created = 7, Failed = 3, Skipped = 2 }, _project.Result!.Summary);
        var first = _azure.Repair();

        Assert.Equal(ExitCodes.Success, await UpAsync(sideBySide));
        Assert.Equal(
            ["Create endless-replica", "Create gone", "Create refused-replica", "Update endless", "Update refused"],
            _project.Details.Where(step => !step.ChangesNothing).Select(step => $"{step.Kind} {step.Name}").Order());
        var second = _azure.Repair();

        Assert.Equal(["contosoendless 200", "contosogone 201", "contosorefused 200", "northeurope 201", "uksouth 201"], Puts(second));
        string[] made = [
            "contosobusy",
            "contosoendless",
            "contosofailing",
            "contosogone",
            "contosolast",
            "contosolost",
            "contosorefused",
            "contosothrottled",
            "eastus",
            "northeurope",
            "rg",
            "uksouth"];
        Assert.Equal(made.Select(name => $"{name} 201"), Puts([.. first, .. second]).Where(put => put.EndsWith(" 201", StringComparison.Ordinal)));
        await AssertIsAsUndisturbedAsync();
    }

    [Fact]
    public async Task Destroy_goes_around_what_cannot_be_deleted_and_the_next_one_deletes_it()
    {
        await UpAsync();
        _azure.Put("DELETE contosothrottled", FaultyAzure.Answers(429, "", ("Retry-After", "7")));
        _azure.Put("DELETE contosobusy", FaultyAzure.Answers(409, InProgress), FaultyAzure.LosesAnswer);
        _azure.PutForever("POLL eastus", FaultyAzure.Answers(200, NoCapacity));
        _azure.PutForever("DELETE contosogone", FaultyAzure.Answers(500));
        var before = _terminal.Output.Length;
        _project.Options = _project.Options with { ContinueOnError = true };

        Assert.Equal(ExitCodes.Failure, await ShowAsync(_project.DestroyAsync));
        Snapshot.Matches("destroy-on-faulty-azure", ByResource(_terminal.Output[before..]));
        _azure.Repair();

        Assert.Equal(ExitCodes.Success, await ShowAsync(_project.DestroyAsync));
        Assert.Empty(_project.State());
        Assert.Equal("[]", await _azure.ResourcesAsync());
    }

    /// <summary>The state and all that is in Azure.</summary>
    private async Task AssertIsAsUndisturbedAsync()
    {
        using var azure = await FaultyAzure.StartAsync();
        using var project = new RehearsedProject { MoreProviders = [azure.Provider] };
        Assert.Equal(RunOutcome.Succeeded, (await project.UpAsync(program => DeclareAsync(program))).Outcome);

        Assert.Equal(await azure.ResourcesAsync(), await _azure.ResourcesAsync());
        // Ids of default providers are made up in each stack.
        Assert.All(
            project.State().OrderBy(state => state.Urn).Zip(_project.State().OrderBy(state => state.Urn)),
            pair => Assert.True(pair.First.SaysTheSameAs(pair.Second with { Provider = pair.First.Provider }), pair.First.Urn));
        Assert.Equal(project.State().Count, _project.State().Count);
        Assert.Equal(new RunSummary { Unchanged = 12 }, (await _project.RefreshAsync()).Summary);
    }

    private static IEnumerable<string> Puts(IEnumerable<string> answered)
        => answered.Where(request => request.StartsWith("PUT ", StringComparison.Ordinal)).Select(request => request["PUT ".Length..]).Order();

    private void Break()
    {
        _azure.Put("PUT contosothrottled", FaultyAzure.Answers(429, "", ("Retry-After", "7")), FaultyAzure.Answers(429, "", ("Retry-After", "1")));
        _azure.Put("PUT contosobusy", FaultyAzure.Answers(409, InProgress));
        _azure.Put("PUT contosofailing", FaultyAzure.Answers(500), FaultyAzure.Answers(503));
        _azure.Put("PUT contosolost", FaultyAzure.LosesRequest, FaultyAzure.LosesAnswer);
        _azure.Put("POLL contosolost", FaultyAzure.LosesRequest);
        _azure.PutForever("PUT contosogone", FaultyAzure.Answers(503));
        _azure.PutForever("POLL contosoendless", Endless);
        _azure.PutForever("POLL contosorefused", FaultyAzure.Answers(200, NoCapacity));
    }

    private static async Task DeclareAsync(ProgramClient program, bool sideBySide = false)
    {
        var group = await program.RegisterAsync(
            "azure-native:resources:ResourceGroup", "group", Inputs.Of(("resourceGroupName", "rg"), ("location", "westeurope")));
        var declarations = new[] { "throttled", "busy", "failing", "lost", "gone" }.Select(
            name => (Func<Task>)(() => RegistryAsync(program, name, group))).Concat(
        [
            async () => await ReplicaAsync(program, "endless", "northeurope", await RegistryAsync(program, "endless", group, create: "5m")),
            async () => await ReplicaAsync(program, "refused", "uksouth", await RegistryAsync(program, "refused", group)),
            async () => await ReplicaAsync(program, "last", "eastus", await RegistryAsync(program, "last", group)),
        ]);
        if (sideBySide)
        {
            await Task.WhenAll(declarations.Select(declare => declare()));
            return;
        }
        foreach (var declare in declarations)
        {
            await declare();
        }
    }

    private static Task<Declared> RegistryAsync(ProgramClient program, string name, Declared group, string create = "") => program.RegisterAsync(
        "azure-native:containerregistry:Registry",
        name,
        Inputs.Of(("resourceGroupName", "rg"), ("registryName", $"contoso{name}"), ("location", "westeurope"), ("sku", Inputs.Object(("name", "Premium")))),
        request => request.CustomTimeouts = new() { Create = create },
        group);

    private static Task<Declared> ReplicaAsync(ProgramClient program, string registry, string region, Declared after) => program.RegisterAsync(
        "azure-native:containerregistry:Replication",
        $"{registry}-replica",
        Inputs.Of(("resourceGroupName", "rg"), ("registryName", $"contoso{registry}"), ("replicationName", region), ("location", region)),
        null,
        after);

    private Task<int> UpAsync(bool sideBySide = false) => ShowAsync(cancel => _project.UpAsync(program => DeclareAsync(program, sideBySide), cancel));

    /// <summary>The lines of steps that ran side by side, each resource's for themselves, and at the end those about none.</summary>
    private static string ByResource(string shown)
        => string.Join('\n', shown.Split('\n').OrderBy(line => Resource().Match(line) is { Success: true } name ? name.Value : "~", StringComparer.Ordinal));

    /// <summary>Carries out a run as the command line does.</summary>
    /// <returns>The exit code.</returns>
    private async Task<int> ShowAsync(Func<CancellationToken, Task<RunResult>> run)
    {
        using var display = new ProgressDisplay(_terminal.Terminal);
        _project.Observer = happened =>
        {
            display.Show(happened);
            if (_project.Events.OfType<EngineEvent.StepFailed>().Count() == 2)
                _othersHaveFailed.TrySetResult();
        };
        return Run.ExitCode(await run(CancellationToken.None), _terminal.Terminal);
    }

    /// <summary>Where an operation is asked for; its name is drawn by lot.</summary>
    [GeneratedRegex("/operationStatuses/[0-9a-f-]+:")]
    private static partial Regex Operation();

    [GeneratedRegex(@"[\w-]+(?= \()")]
    private static partial Regex Resource();
}
