using System.Text.Json.Nodes;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Spectre.Console.Testing;

namespace Infra.Tests.EndToEnd;

/// <summary>The built program waits until new roles have taken effect, and shows it.</summary>
public sealed class WaitStatusTests : IDisposable
{
    private const string Status = "taking effect in Azure, in 10 s at the most; what needs it waits";

    private static readonly string ProgramPath = Repository.Built("infra", "Infra.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("project-").FullName;

    public WaitStatusTests()
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), $"name: geo-registry\nruntime:\n  name: dotnet\n  options:\n    binary: {ProgramPath}\n");
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), """
            config:
              geo-registry:registries:
                - name: contoso
                  resourceGroup: rg-registry
                  homeRegion: westeurope
                  replicas: [{ region: eastus }]
                  networkRoles: { settleSeconds: 10 }
                  privateAccess:
                    networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.0.0/26 }] }]
                    endpoints: [{ name: weu, subnet: vnet/snet }]
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Wait_for_new_roles_is_a_status_that_ends_and_an_update_without_new_roles_has_none()
    {
        Assert.Equal([Status, ""], Statuses(await UpAsync("--json", "--role-delay", "1")));
        Assert.Empty(Statuses(await UpAsync("--json")));
    }

    [Fact]
    public async Task Wait_for_new_roles_is_written_once_where_the_terminal_is_not_redrawn()
        => Assert.Single((await UpAsync("--role-delay", "1")).Split('\n'), line => line.EndsWith($" (RoleAssignment): {Status}", StringComparison.Ordinal));

    private async Task<string> UpAsync(params string[] options)
    {
        using var output = new TestConsole().Width(400);
        var code = await RehearsalCommand.RunAsync(["up", "--skip-preview", "--cwd", _folder, .. options], new Terminal(output, output, IsInteractive: false));
        Assert.True(code == ExitCodes.Success, output.Output);
        return output.Output;
    }

    private static IEnumerable<string> Statuses(string events) => events.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!["diagnosticEvent"])
        .Where(diagnostic => (bool?)diagnostic?["ephemeral"] is true)
        .Select(diagnostic => ((string)diagnostic!["message"]!).TrimEnd());
}
