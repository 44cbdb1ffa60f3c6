using Rehearsal.Azure;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Verbs;

/// <summary><c>stack import</c> and <c>stack export</c>.</summary>
public sealed class StackTransferCommandTests : IDisposable
{
    private const string Subscription = SimulatedAzure.SubscriptionId;
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public StackTransferCommandTests() => _project.WriteFiles();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Imported_resources_are_in_the_simulated_azure_as_the_state_has_them()
    {
        await ImportAsync(Subscription);
        Assert.Equal("project/dev has 4 resources now, of which 2 are in the simulated Azure\n", _terminal.Output);
        Assert.Equal("", _terminal.Error);

        // Azure says more of a registry than this file does.
        Assert.Equal(ExitCodes.Success, await RunAsync("refresh"));
        var file = Path.Combine(_project.Folder, "out.json");
        Assert.Equal(ExitCodes.Success, await RunAsync("stack", "export", "--file", file));

        using var elsewhere = new RehearsedProject();
        elsewhere.WriteFiles();
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("stack", "import", "--file", file, "--cwd", elsewhere.Folder));
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("refresh", "--expect-no-changes", "--cwd", elsewhere.Folder));
        Assert.Equal("2020-02-02T00:00:00Z", Assert.IsType<PropertyValue.Text>(elsewhere.State()[^1].Outputs["creationDate"]).Value);
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("destroy", "--cwd", elsewhere.Folder));
        Assert.Contains("Result: 2 deleted", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_of_another_subscription_are_named()
    {
        await ImportAsync("12345678-0000-0000-0000-000000000000");

        Assert.Contains(
            $"warning: the resources are in the subscription 12345678-0000-0000-0000-000000000000, and new ones would go to {Subscription}",
            _terminal.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_is_read_from_standard_input_and_written_to_standard_output()
    {
        var terminal = _terminal.Terminal with { In = new StringReader(State(Subscription)) };
        Assert.Equal(ExitCodes.Success, await RehearsalCommand.RunAsync(["stack", "import", "--cwd", _project.Folder], terminal));
        await RunAsync("stack", "export", "--show-secrets");

        Assert.Contains("\"registryName\": \"contoso\"", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_not_there_is_refused()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync("stack", "import", "--file", "nowhere.json"));
        Assert.StartsWith("error: 'nowhere.json' cannot be read: ", _terminal.Error, StringComparison.Ordinal);
    }

    private async Task ImportAsync(string subscription)
    {
        var file = Path.Combine(_project.Folder, "state.json");
        await File.WriteAllTextAsync(file, State(subscription));
        Assert.Equal(ExitCodes.Success, await RunAsync("stack", "import", "--file", file));
    }

    private static string State(string subscription)
    {
        var urn = "urn:pulumi:dev::project";
        var group = $"/subscriptions/{subscription}/resourceGroups/rg";
        var provider = $"{urn}::pulumi:providers:azure-native::default_3_28_0";
        return $$"""
            {"version":3,"deployment":{"manifest":{"time":"2026-11-30T10:17:17Z","magic":"","version":""},"resources":[
            {"urn":"{{urn}}::pulumi:pulumi:Stack::project-dev","custom":false,"type":"pulumi:pulumi:Stack"},
            {"urn":"{{provider}}","custom":true,"id":"p","type":"pulumi:providers:azure-native","inputs":{"__internal":{},"version":"3.28.0"},
              "outputs":{"version":"3.28.0"} },
            {"urn":"{{urn}}::azure-native:resources:ResourceGroup::rg","custom":true,"id":"{{group}}","type":"azure-native:resources:ResourceGroup",
            "inputs":{"azureApiVersion":"2024-03-01","location":"westeurope","resourceGroupName":"rg"},"outputs":{"location":"westeurope","name":"rg"},
              "provider":"{{provider}}::p"},
            {"urn":"{{urn}}::azure-native:containerregistry:Registry::hub","custom":true,
              "id":"{{group}}/providers/Microsoft.ContainerRegistry/registries/contoso",
            "type":"azure-native:containerregistry:Registry",
            "inputs":{"azureApiVersion":"2024-11-01-preview","location":"westeurope","registryName":"contoso","resourceGroupName":"rg",
              "sku":{"name":"Premium"} },
            "outputs":{"creationDate":"2020-02-02T00:00:00Z","location":"westeurope","loginServer":"contoso.azurecr.io","name":"contoso",
              "sku":{"name":"Premium","tier":"Premium"} },"provider":"{{provider}}::p",
            "dependencies":["{{urn}}::azure-native:resources:ResourceGroup::rg"]}
            ],"metadata":{} } }
            """;
    }

    private Task<int> RunAsync(params IReadOnlyList<string> arguments) => _terminal.RunAsync([.. arguments, "--cwd", _project.Folder]);
}
