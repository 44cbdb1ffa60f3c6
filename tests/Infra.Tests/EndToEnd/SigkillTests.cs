using System.Diagnostics;
using System.Reflection;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Stacks;
using Rehearsal.Files;
using Spectre.Console.Testing;

namespace Infra.Tests.EndToEnd;

/// <summary>A rehearsal of the program in a separate process that is killed while a step runs: the next one finishes the work.</summary>
public sealed class SigkillTests : IDisposable
{
    private const string Settings = """
        config:
          geo-registry:registries:
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas: [{ region: eastus }, { region: uksouth }]
        """;

    /// <summary>128 + the signal's number, as shells count; Windows has no signals, and .NET gives the code.</summary>
    private static readonly int Killed = OperatingSystem.IsWindows() ? -1 : 137;

    private readonly List<string> _folders = [];

    public void Dispose() => _folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Theory]
    [InlineData("rg-registry (ResourceGroup) creating…")]
    [InlineData("contoso (Registry) creating…")]
    [InlineData("contoso (Registry) created")]
    [InlineData("contoso-eastus (Replication) creating…")]
    [InlineData("contoso-uksouth (Replication) created")]
    public async Task Update_that_is_killed_is_finished_by_the_next_one(string moment)
    {
        var (undisturbed, killed) = (NewProject(), NewProject());
        _ = await RunAsync(undisturbed, "up");

        await KillAsync(killed, "up", moment);
        _ = await RunAsync(killed, "up");

        Assert.Equal(await DeployedAsync(undisturbed), await DeployedAsync(killed));
        _ = await RunAsync(killed, "preview", "--refresh", "--expect-no-changes");
    }

    [Theory]
    [InlineData("contoso-eastus (Replication) deleting…")]
    [InlineData("contoso (Registry) deleted")]
    [InlineData("rg-registry (ResourceGroup) deleting…")]
    public async Task Destroy_that_is_killed_is_finished_by_the_next_one(string moment)
    {
        var project = NewProject();
        _ = await RunAsync(project, "up");

        await KillAsync(project, "destroy", moment);
        _ = await RunAsync(project, "destroy");

        Assert.Contains("Resources: 0", await RunAsync(project, "stack"), StringComparison.Ordinal);
        // Nothing that exists stands in the way of a new beginning.
        _ = await RunAsync(project, "up");
    }

    private string NewProject()
    {
        var folder = Directory.CreateTempSubdirectory("project-").FullName;
        var program = Repository.Built("infra", "Infra.dll");
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), $"name: geo-registry\nruntime:\n  name: dotnet\n  options:\n    binary: {program}\n");
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), Settings);
        _folders.Add(folder);
        return folder;
    }

    /// <summary>The stack's outputs and its resources.</summary>
    private static async Task<string> DeployedAsync(string folder)
    {
        var stack = await RunAsync(folder, "stack", "--show-urns");
        var urns = stack.Split('\n')
            .Where(line => line.Contains("URN: ", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("URN: ", StringComparison.Ordinal)..]);
        return await RunAsync(folder, "outputs", "--json") + string.Join('\n', urns.Order(StringComparer.Ordinal));
    }

    private static async Task<string> RunAsync(string folder, string verb, params string[] options)
    {
        using var output = new TestConsole().Width(400);
        var code = await RehearsalCommand.RunAsync([verb, "--cwd", folder, .. options], new Terminal(output, output, IsInteractive: false));
        Assert.True(code is ExitCodes.Success, output.Output);
        return output.Output;
    }

    /// <summary>
    /// Kills the process when it says that the moment has come. It is not through by then: to end it has to give the stack's lock back, and
    /// the test stands in that gate from the first step on, which in turn waits for the simulated Azure until the test stands there.
    /// </summary>
    private static async Task KillAsync(string folder, string verb, string moment)
    {
        var stackFolder = Directory.CreateDirectory(RehearsedStack.Open(folder, "dev", null).StateFolder).FullName;
        var gatePath = Path.Combine(stackFolder, "lock.gate");
        using var rehearsal = new Process
        {
            StartInfo = new("dotnet", [Repository.Built("rehearsal", "rehearsal.dll"), verb, "--cwd", folder]) { RedirectStandardOutput = true },
        };
        using var turn = await StartAsync(rehearsal, gatePath, Path.Combine(folder, RehearsedStack.StateFolderName, "azure", "azure.lock"));
        var said = await ReadToAsync(rehearsal, verb == "up" ? "(ResourceGroup) creating…" : "deleting…");
        using var gate = ExclusiveFile.Open(gatePath);
        await turn.DisposeAsync();
        if (!said.Contains(moment, StringComparison.Ordinal))
        {
            _ = await ReadToAsync(rehearsal, moment);
        }

        rehearsal.Kill();
        await rehearsal.WaitForExitAsync();
        Assert.Equal(Killed, rehearsal.ExitCode);
    }

    /// <summary>Starts it and locks the simulated Azure before it can take the stack's lock.</summary>
    private static async Task<FileStream> StartAsync(Process rehearsal, string gatePath, string turnPath)
    {
        using var gate = ExclusiveFile.Open(gatePath);
        _ = rehearsal.Start();
        _ = await ReadToAsync(rehearsal, "against a simulated Azure");
        return ExclusiveFile.Open(turnPath);
    }

    /// <summary>Reads up to the first line that contains a text, and returns it.</summary>
    private static async Task<string> ReadToAsync(Process rehearsal, string text)
    {
        while (await rehearsal.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"'{text}' was never said");
    }
}
