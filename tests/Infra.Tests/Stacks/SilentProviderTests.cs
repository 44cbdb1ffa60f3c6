using System.Text.Json;
using System.Text.Json.Nodes;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using GeoRegistry.Stacks;
using Infra.Tests.Configuration;
using Infra.Tests.Mocks;
using Infra.Tests.NetworkRoles;

namespace Infra.Tests.Stacks;

/// <summary>A provider that omits values, or returns null for them, fails no run: all resources are declared as before.</summary>
public class SilentProviderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Stacks");

    /// <summary>What the examples do not have: sign-in by a task's own identity and by one that is declared.</summary>
    private const string Tasks = """
        identity: { userAssigned: [{ name: builder }] }
        tasks:
          - { name: own-purge, step: { yaml: 'version: v1.1.0' }, identity: system }
          - { name: purge, step: { yaml: 'version: v1.1.0' }, identity: builder }
        """;

    [Theory]
    [MemberData(nameof(Omissions))]
    public async Task Every_shipped_stack_is_deployed_whatever_its_provider_does_not_say(Omission omission)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "Pulumi.*.yaml").Concat(Directory.EnumerateFiles(Path.Combine(Folder, "examples"), "*.yaml")))
        {
            var configuration = JsonSerializer.Deserialize<JsonNode>(Yaml.ToJson(File.ReadAllText(file)))!["config"]!;
            await AssertDeployedAsync(configuration["geo-registry:registries"]!.ToJsonString(), omission);
        }
    }

    [Theory]
    [MemberData(nameof(Omissions))]
    public Task A_task_is_deployed_whatever_its_provider_does_not_say(Omission omission)
        => AssertDeployedAsync(Yaml.ToJson(SettingsFile.RegistryWith(Tasks)), omission);

    public static TheoryData<Omission> Omissions() => [Omission.LeftOut, Omission.Null, Omission.Inner];

    private static async Task AssertDeployedAsync(string json, Omission omission)
        => Assert.Equal((await DeployAsync(json, Omission.None)).Registered, (await DeployAsync(json, omission)).Registered);

    private static async Task<AzureMocks> DeployAsync(string json, Omission omission)
    {
        var registries = StackSettings.Parse(json, new StackContext("test")).Registries;
        var clock = new CountingClock(DateTimeOffset.UnixEpoch);
        return (await StackRun.ProgramAsync(
            () =>
            {
                var records = StackRecords.Declare(registries, AdoptionRun.Start(registries));
                var groups = ResourceGroups.Declare(registries, records);
                foreach (var registry in registries)
                {
                    var args = new GeoReplicatedRegistryArgs(registry, UniqueName.Declare(registry, records.Passed), groups[registry.ResourceGroup])
                    {
                        OtherResourceGroups = groups,
                        After = records.Passed,
                        Clock = clock,
                    };
                    _ = new GeoReplicatedRegistry(registry.Name, args);
                }
            },
            omission: omission)).Mocks;
    }
}
