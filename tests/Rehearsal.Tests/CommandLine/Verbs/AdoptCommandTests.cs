using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Azure.Pipeline;
using Rehearsal.CommandLine.Simulation;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Values;
using Rehearsal.Files;
using Rehearsal.Tests.Adoption.Reading;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.EndToEnd.Processes;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Verbs;

public sealed class AdoptCommandTests : IDisposable
{
    internal const string Show = """
        {
          "adminUserEnabled": false,
          "anonymousPullEnabled": false,
          "creationDate": "2024-04-16T07:33:15.408852+00:00",
          "dataEndpointEnabled": false,
          "dataEndpointHostNames": [],
          "encryption": { "keyVaultProperties": null, "status": "disabled" },
          "id": "/subscriptions/71d310bf-1718-4d11-87d1-99a7d4e2053f/resourceGroups/rg-old/providers/Microsoft.ContainerRegistry/registries/contosoold",
          "identity": null,
          "location": "canadacentral",
          "loginServer": "contosoold.azurecr.io",
          "metadataSearch": "Disabled",
          "name": "contosoold",
          "networkRuleBypassOptions": "AzureServices",
          "networkRuleSet": { "defaultAction": "Allow", "ipRules": [] },
          "policies": {
            "azureAdAuthenticationAsArmPolicy": { "status": "enabled" },
            "exportPolicy": { "status": "enabled" },
            "quarantinePolicy": { "status": "disabled" },
            "retentionPolicy": { "days": 7, "lastUpdatedTime": "2024-04-16T08:07:12.855911+00:00", "status": "disabled" },
            "softDeletePolicy": { "lastUpdatedTime": "2024-04-16T08:07:12.855972+00:00", "retentionDays": 7, "status": "disabled" },
            "trustPolicy": { "status": "disabled", "type": "Notary" }
          },
          "privateEndpointConnections": [],
          "provisioningState": "Succeeded",
          "publicNetworkAccess": "Enabled",
          "resourceGroup": "rg-old",
          "sku": { "name": "Premium", "tier": "Premium" },
          "status": null,
          "systemData": { "createdAt": "2024-04-16T07:33:15.408852+00:00" },
          "tags": {},
          "type": "Microsoft.ContainerRegistry/registries",
          "zoneRedundancy": "Disabled"
        }
        """;

    private static readonly string[] Collections =
    [
        "replications", "webhooks", "scopeMaps", "tokens", "credentialSets", "cacheRules", "agentPools", "tasks",
        "providers/Microsoft.Authorization/roleAssignments", "providers/Microsoft.Authorization/locks",
    ];

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public AdoptCommandTests() => File.WriteAllText(Path.Combine(_project.Folder, "Pulumi.yaml"), "name: geo-registry\nruntime: dotnet\n");

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task What_is_written_of_the_simulated_Azure_says_everything_of_the_registry()
    {
        await MakeAsync();

        Assert.Equal(ExitCodes.Success, await AdoptAsync("ContosoOld", "--resource-group", "RG-Old"));
        Snapshot.Matches("adopted-registry", _terminal.Output);
    }

    [Fact]
    public async Task What_is_written_of_what_az_shows_of_a_registry_alone_says_what_else_to_give()
    {
        Assert.Equal(ExitCodes.Success, await AdoptAsync("--from", Save("show.json", Show)));
        Snapshot.Matches("adopted-from-az", _terminal.Output);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_give_the_same_text_as_the_simulated_Azure_in_either_shape(bool asAz)
    {
        var files = new List<string>();
        await MakeAsync(async azure =>
        {
            files.Add(await SaveAsync(azure, ExistingRegistries.Registry, "registry.json", asAz));
            foreach (var collection in Collections)
                files.Add(await SaveAsync(azure, $"{ExistingRegistries.Registry}/{collection}", $"{Path.GetFileName(collection)}.json", asAz));
            foreach (var webhook in new[] { "buildhook", "auditnortheurope" })
            {
                using var answer = await azure.PostAsync($"{ExistingRegistries.Registry}/webhooks/{webhook}/getCallbackConfig?api-version=2025-11-01", null);
                files.Add(Save($"{webhook}.json", await answer.Content.ReadAsStringAsync()));
            }
        });
        Assert.Equal(ExitCodes.Success, await AdoptAsync("contosoold"));
        var simulated = _terminal.Output;

        using var terminal = new TestTerminal();
        Assert.Equal(ExitCodes.Success, await terminal.RunAsync(["adopt", "--from", .. files]));
        Assert.Equal(simulated, terminal.Output);
    }

    [Fact]
    public async Task What_has_to_be_changed_before_is_said_in_the_file_and_at_the_end_and_is_no_success()
    {
        var shown = Show.Replace("\"adminUserEnabled\": false", "\"adminUserEnabled\": true", StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Failure, await AdoptAsync("--from", Save("show.json", shown)));
        Assert.Contains("#       az acr update --name contosoold --admin-enabled false\n", _terminal.Output);
        Assert.Contains("az acr update --name contosoold --admin-enabled false", _terminal.Error);
        Assert.EndsWith(
            "error: the stack file is written, but the steps above come first; then write it again\n", _terminal.Error);
    }

    [Theory]
    [InlineData("\"anonymousPullEnabled\": false", "\"anonymousPullEnabled\": true", "--anonymous-pull-enabled false")]
    [InlineData(
        "\"trustPolicy\": { \"status\": \"disabled\"",
        "\"trustPolicy\": { \"status\": \"enabled\"",
        "az acr config content-trust update --registry contosoold --status disabled")]
    [InlineData(
        "\"ipRules\": []",
        "\"virtualNetworkRules\": [{ \"action\": \"Allow\", \"virtualNetworkResourceId\": \"/s/n\" }]",
        "az acr network-rule remove --name contosoold --subnet /s/n")]
    [InlineData("\"publicNetworkAccess\": \"Enabled\"", "\"publicNetworkAccess\": \"SecuredByPerimeter\"", "--public-network-enabled false")]
    public async Task What_the_program_has_no_key_for_and_would_change_comes_with_the_command_that_changes_it(string shown, string instead, string command)
    {
        Assert.Contains(shown, Show);
        Assert.Equal(ExitCodes.Failure, await AdoptAsync("--from", Save("show.json", Show.Replace(shown, instead, StringComparison.Ordinal))));
        Assert.Contains(command, _terminal.Output);
    }

    [Fact]
    public async Task What_no_key_has_is_listed_by_its_path_and_value()
    {
        const string more = "\"metadataSearch\": \"Enabled\", \"abilityToCome\": { \"days\": 3 }";
        var shown = Show.Replace("\"metadataSearch\": \"Disabled\"", more, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Success, await AdoptAsync("--from", Save("show.json", shown)));
        Assert.Contains("#   properties.abilityToCome: {\"days\":3}\n", _terminal.Output);
        Assert.Contains("#   properties.metadataSearch: \"Enabled\"\n", _terminal.Output);
    }

    [Fact]
    public async Task File_of_PowerShell_is_read_in_its_encoding()
    {
        var file = Path.Combine(_project.Folder, "show.json");
        await File.WriteAllTextAsync(file, Show, System.Text.Encoding.Unicode);

        Assert.Equal(ExitCodes.Success, await AdoptAsync("--from", file));
        Assert.Contains("name: contosoold", _terminal.Output);
    }

    [Fact]
    public async Task Webhook_whose_URI_is_not_known_has_to_get_it_before_the_first_run()
    {
        Assert.Equal(ExitCodes.Failure, await AdoptAsync("--from", Save("show.json", Show), Save("webhooks.json", $"[{Webhook("buildhook")}]")));
        Assert.Contains("serviceUri: https://unknown.invalid/buildhook\n", _terminal.Output);
        Assert.Contains("#       az acr webhook get-config --registry contosoold --name buildhook\n", _terminal.Output);
        Assert.Contains("pulumi config set --secret --path 'geo-registry:registries[0].webhooks[0].serviceUri'", _terminal.Output);
    }

    [Fact]
    public async Task Configuration_of_the_only_webhook_may_be_in_a_file_of_any_name()
    {
        var files = new[]
        {
            Save("show.json", Show),
            Save("webhooks.json", $"[{Webhook("buildhook")}]"),
            Save("config.json", """{ "customHeaders": {}, "serviceUri": "https://a.example/" }"""),
        };

        Assert.Equal(ExitCodes.Success, await AdoptAsync(["--from", .. files]));
        Assert.Contains("serviceUri: https://a.example/\n", _terminal.Output);
    }

    [Fact]
    public async Task Configuration_of_one_of_several_webhooks_has_to_be_in_a_file_of_its_name()
    {
        var files = new[]
        {
            Save("show.json", Show),
            Save("webhooks.json", $"[{Webhook("buildhook")}, {Webhook("audithook")}]"),
            Save("config.json", """{ "serviceUri": "https://a.example/" }"""),
        };

        Assert.Equal(ExitCodes.Failure, await AdoptAsync(["--from", .. files]));
        Assert.Equal(
            "error: 'config' holds a webhook's URI, and no webhook of that name is given (audithook, buildhook); call the file after the webhook: "
                + "az acr webhook get-config --registry contosoold --name WEBHOOK > WEBHOOK.json\n",
            _terminal.Error);
    }

    [Fact]
    public async Task File_with_secrets_is_only_for_its_owner_and_others_are_not_overwritten_unasked()
    {
        await MakeAsync();
        var file = Path.Combine(_project.Folder, "Pulumi.old.yaml");

        Assert.Equal(ExitCodes.Success, await AdoptAsync("contosoold", "--out", file));
        Assert.StartsWith($"The stack file is '{file}'; the comment at its top lists the next steps.\nIt has secrets in plain text", _terminal.Output);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(PrivateFile.OfFiles, File.GetUnixFileMode(file));
        var written = File.ReadAllText(file);

        Assert.Equal(ExitCodes.Failure, await AdoptAsync("contosoold", "--out", file));
        Assert.Equal($"error: '{file}' exists already; name another file with --out, or overwrite it with --force\n", _terminal.Error);
        Assert.Equal(ExitCodes.Success, await AdoptAsync("contosoold", "--out", file, "--force"));
        Assert.Equal(written, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("nothing.json", null, "cannot be read")]
    [InlineData("a.json", "{ \"id\": ", "is not JSON: ")]
    [InlineData("a.json", "name: contoso", "is not JSON: ")]
    [InlineData("a.json", "{ \"name\": \"contoso\" }", "holds something without the id of a resource in Azure; give what 'az acr show --name NAME'")]
    [InlineData("a.json", "[]", "there is no registry in ")]
    [InlineData("a.json", "", "there is no registry in ")]
    public async Task File_without_a_registry_is_refused(string name, string? text, string message)
    {
        var file = text is null ? Path.Combine(_project.Folder, name) : Save(name, text);

        Assert.Equal(ExitCodes.Failure, await AdoptAsync("--from", file));
        Assert.Contains(message, _terminal.Error);
        Assert.Contains(file, _terminal.Error);
        Assert.Equal("", _terminal.Output);
    }

    [Fact]
    public async Task One_of_two_registries_has_to_be_named()
    {
        var other = Show.Replace("contosoold", "contosonew", StringComparison.Ordinal);
        var file = Save("list.json", $"[{Show},{other}]");

        Assert.Equal(ExitCodes.Failure, await AdoptAsync("--from", file));
        Assert.Contains("there are 2 registries in ", _terminal.Error);
        Assert.Contains("name the one to adopt before --from: adopt contosoold", _terminal.Error);
        Assert.Equal(ExitCodes.Success, await AdoptAsync("ContosoNew", "--from", file));
        Assert.Contains("- name: contosonew\n", _terminal.Output);
    }

    [Fact]
    public async Task Registry_of_another_tier_is_refused_with_the_command_that_changes_it()
    {
        var shown = Show.Replace("\"name\": \"Premium\"", "\"name\": \"Standard\"", StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Failure, await AdoptAsync("--from", Save("show.json", shown)));
        Assert.Equal(
            "error: the registry 'contosoold' has the SKU Standard, and the program has Premium only, which alone has replicas; change it first: "
                + "az acr update --name contosoold --sku Premium\n",
            _terminal.Error);
    }

    [Fact]
    public async Task Registry_that_the_simulated_Azure_lacks_is_refused_with_those_that_it_has()
    {
        await MakeAsync();

        Assert.Equal(ExitCodes.Failure, await AdoptAsync("contosonew"));
        Assert.Contains($"there is no registry 'contosonew' in the simulated Azure; it has {ExistingRegistries.Registry}", _terminal.Error);
        Assert.Equal(ExitCodes.Failure, await AdoptAsync("contosoold", "--resource-group", "rg-new"));
        Assert.Contains("in the resource group 'rg-new'", _terminal.Error);
    }

    [Fact]
    public async Task Without_a_registry_and_without_files_it_is_said_what_to_name()
    {
        Assert.Equal(ExitCodes.Failure, await AdoptAsync());
        Assert.StartsWith("error: it is not said which registry to adopt", _terminal.Error);
    }

    internal static string Replica(string region)
        => $$"""
            { "id": "{{ExistingRegistry()}}/replications/{{region}}", "name": "{{region}}", "location": "{{region}}", "regionEndpointEnabled": true,
              "tags": null }
            """;

    private static string Webhook(string name)
        => $$"""
            { "id": "{{ExistingRegistry()}}/webhooks/{{name}}", "name": "{{name}}", "location": "canadacentral", "actions": ["push"], "scope": "",
              "status": "enabled" }
            """;

    private static string ExistingRegistry() => (string)JsonNode.Parse(Show)!["id"]!;

    private Task<int> AdoptAsync(params IReadOnlyList<string> arguments) => _terminal.RunAsync(["adopt", "--cwd", _project.Folder, .. arguments]);

    private string Save(string name, string text)
    {
        var path = Path.Combine(_project.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<string> SaveAsync(HttpClient azure, string id, string name, bool asAz)
    {
        var version = name switch
        {
            "agentPools.json" or "tasks.json" => "2019-06-01-preview",
            "roleAssignments.json" => "2022-04-01",
            "locks.json" => "2020-05-01",
            _ => "2026-01-01-preview",
        };
        var answer = await azure.GetFromJsonAsync<JsonObject>($"{id}?api-version={version}");
        return Save(name, (asAz ? AzureCommandLine.Print(answer!["value"] ?? answer) : answer)!.ToJsonString());
    }

    private async Task MakeAsync(Func<HttpClient, Task>? andThen = null)
    {
        await using var azure = await ProjectAzure.StartAsync(_project.Folder, TimeSpan.Zero, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = azure.Endpoint };
        azure.SetOperationTime(TimeSpan.Zero);
        await ExistingRegistries.MakeFullAsync(client);
        if (andThen is not null)
            await andThen(client);
    }
}
