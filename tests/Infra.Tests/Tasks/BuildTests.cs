using Infra.Tests.EndToEnd;
using Infra.Tests.Mocks;

namespace Infra.Tests.Tasks;

public class BuildTests
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups";
    private const string Pool = "azure-native:containerregistry:AgentPool";
    private const string Task = "azure-native:containerregistry:Task";

    private static Task<AzureMocks> RunAsync(string lines) => StackRun.StackAsync($$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          tags: { owner: platform }
          {{lines.ReplaceLineEndings("\n  ")}}
        """);

    [Fact]
    public async Task An_agent_pool_has_one_small_machine_unless_the_settings_say_otherwise()
    {
        var mocks = await RunAsync("agentPools: [{ name: builds }]");

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "agentPoolName": "builds",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "os": "Linux",
                  "tier": "S1",
                  "count": 1,
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs(Pool, "contoso-agent-pool-builds"));
    }

    [Fact]
    public async Task An_agent_pool_is_in_the_subnet_that_the_settings_name()
    {
        const string subnet = $"{Group}/rg-network/providers/Microsoft.Network/virtualNetworks/hub/subnets/builds";
        var mocks = await RunAsync($"agentPools: [{{ name: builds, tier: I6, count: 0, subnet: {subnet} }}]");

        Assert.Equal($"\"{subnet}\"", mocks.Input(Pool, "contoso-agent-pool-builds", "virtualNetworkSubnetResourceId"));
        Assert.Equal("\"I6\"", mocks.Input(Pool, "contoso-agent-pool-builds", "tier"));
        Assert.Equal("0", mocks.Input(Pool, "contoso-agent-pool-builds", "count"));
    }

    [Fact]
    public async Task A_task_whose_text_is_in_the_settings_is_sent_encoded()
    {
        var mocks = await RunAsync("""
            agentPools: [{ name: builds }]
            tasks:
              - name: nightly-purge
                step: { yaml: 'version: v1.1.0', values: { AGO: 30d } }
                schedules: { nightly: 0 2 * * *, noon: 0 12 * * 1-5 }
                agentPool: builds
                timeoutSeconds: 7200
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "taskName": "nightly-purge",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "platform": { "os": "Linux", "architecture": "amd64" },
                  "step": {
                    "type": "EncodedTask",
                    "encodedTaskContent": "dmVyc2lvbjogdjEuMS4w",
                    "values": [{ "name": "AGO", "value": "30d", "isSecret": false }]
                  },
                  "trigger": {
                    "timerTriggers": [
                      { "name": "nightly", "schedule": "0 2 * * *", "status": "Enabled" },
                      { "name": "noon", "schedule": "0 12 * * 1-5", "status": "Enabled" }
                    ]
                  },
                  "agentPoolName": "builds",
                  "isSystemTask": false,
                  "status": "Enabled",
                  "timeout": 7200,
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs(Task, "contoso-task-nightly-purge"));
    }

    [Fact]
    public async Task A_task_builds_an_image_when_its_base_image_is_renewed()
    {
        var mocks = await RunAsync("""
            tasks:
              - name: build-app
                step:
                  dockerfile: src/Dockerfile
                  context: https://github.com/contoso/app.git#main
                  contextAccessToken: pat
                  images: ['app:{{.Run.ID}}']
                  target: final
                  noCache: true
                  values: { MODE: release }
                  secretValues: { FEED: key }
                baseImageTrigger: Runtime
                enabled: false
                platform: { architecture: arm64 }
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "type": "Docker",
                  "dockerFilePath": "src/Dockerfile",
                  "contextPath": "https://github.com/contoso/app.git#main",
                  "contextAccessToken": "pat",
                  "imageNames": ["app:{{.Run.ID}}"],
                  "isPushEnabled": true,
                  "noCache": true,
                  "target": "final",
                  "arguments": [
                    { "name": "MODE", "value": "release", "isSecret": false },
                    { "name": "FEED", "value": "key", "isSecret": true }
                  ]
                }
                """),
            mocks.Input(Task, "contoso-task-build-app", "step"));
        Assert.Equal(
            PlainJson.Normalize(
                """{ "timerTriggers": [], "baseImageTrigger": { "name": "base-image", "baseImageTriggerType": "Runtime", "status": "Enabled" } }"""),
            mocks.Input(Task, "contoso-task-build-app", "trigger"));
        Assert.Equal("\"Disabled\"", mocks.Input(Task, "contoso-task-build-app", "status"));
        Assert.Equal(PlainJson.Normalize("""{ "os": "Linux", "architecture": "arm64" }"""), mocks.Input(Task, "contoso-task-build-app", "platform"));
    }

    [Fact]
    public async Task A_task_file_comes_from_its_context()
    {
        var mocks = await RunAsync("tasks: [{ name: build-app, step: { file: acb.yaml, context: 'https://github.com/contoso/app.git' } }]");

        Assert.Equal(
            PlainJson.Normalize("""{ "type": "FileTask", "taskFilePath": "acb.yaml", "contextPath": "https://github.com/contoso/app.git", "values": [] }"""),
            mocks.Input(Task, "contoso-task-build-app", "step"));
    }

    [Fact]
    public async Task A_task_signs_in_to_other_registries_with_its_identity_and_has_the_machine_and_the_logs_that_the_settings_say()
    {
        var mocks = await RunAsync("""
            tasks:
              - name: build-app
                step: { yaml: 'version: v1.1.0' }
                identity: system
                registries: [fabrikam.azurecr.io, base.azurecr.io]
                cpu: 4
                logTemplate: 'logs/build:{{.Run.ID}}'
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                { "customRegistries": { "contoso.azurecr.io": { "identity": "[system]" }, "base.azurecr.io": { "identity": "[system]" },
                  "fabrikam.azurecr.io": { "identity": "[system]" } } }
                """),
            mocks.Input(Task, "contoso-task-build-app", "credentials"));
        Assert.Equal(PlainJson.Normalize("""{ "cpu": 4 }"""), mocks.Input(Task, "contoso-task-build-app", "agentConfiguration"));
        Assert.Equal("\"logs/build:{{.Run.ID}}\"", mocks.Input(Task, "contoso-task-build-app", "logTemplate"));
    }

    [Theory]
    [InlineData("system", """{ "type": "SystemAssigned" }""", "[system]")]
    [InlineData(
        "builder",
        $$"""
            { "type": "UserAssigned",
              "userAssignedIdentities": { "{{Group}}/rg-registry/providers/Microsoft.ManagedIdentity/userAssignedIdentities/builder": {} } }
            """,
        "client-of-builder")]
    public async Task A_task_signs_in_to_its_registry_with_its_identity(string identity, string expected, string signedInAs)
    {
        var mocks = await RunAsync($$"""
            identity: { userAssigned: [{ name: builder }] }
            tasks: [{ name: purge, step: { yaml: 'version: v1.1.0' }, identity: {{identity}} }]
            """);

        Assert.Equal(PlainJson.Normalize(expected), mocks.Input(Task, "contoso-task-purge", "identity"));
        Assert.Equal(
            PlainJson.Normalize($$"""{ "customRegistries": { "contoso.azurecr.io": { "identity": "{{signedInAs}}" } } }"""),
            mocks.Input(Task, "contoso-task-purge", "credentials"));
    }
}
