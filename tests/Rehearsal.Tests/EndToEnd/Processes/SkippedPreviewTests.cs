using System.Diagnostics;
using Grpc.Net.Client;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;
using Rehearsal.Tests.Providers;

namespace Rehearsal.Tests.EndToEnd.Processes;

/// <summary>An update whose plan is not to be shown is refused all the same before anything is done, where it would fail half-way.</summary>
[Trait(Categories.Name, Categories.Programs)]
public sealed class SkippedPreviewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly TestTerminal _terminal = new();

    public SkippedPreviewTests()
    {
        RunningRehearsal.WriteProject(_folder);
        // What the program says is not shown with its plan, so it tells the test where the engine is through a pipe.
        using var pipes = Process.Start("mkfifo", [EnginePipe, EndPipe]);
        pipes.WaitForExit();
        ShellProgram.Write(_folder, "echo $PULUMI_MONITOR > engine\nexec cat end");
    }

    public void Dispose()
    {
        _terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [UnixFact]
    public async Task What_cannot_be_created_stops_it_before_the_first_call()
    {
        using (var first = RunningRehearsal.Start(_folder, "up", "--skip-preview"))
        {
            // There is nothing yet that could be in the way, so that the program runs once.
            await RunProgramAsync(program => GroupAsync(program, "old"));
            Assert.Equal(ExitCodes.Success, await first.EndsAsync());
        }

        using var second = RunningRehearsal.Start(_folder, "up", "--skip-preview");
        await RunProgramAsync(async program =>
        {
            await program.RegisterAsync(
                "azure-native:resources:ResourceGroup", "another", Values.Map("""{ "resourceGroupName": "rg-another", "location": "westeurope" }"""));
            await GroupAsync(program, "new");
        });

        Assert.Equal(ExitCodes.Failure, await second.EndsAsync());
        Assert.Contains(
            "error: new (ResourceGroup): it cannot be created: 'urn:pulumi:dev::project::azure-native:resources:ResourceGroup::old' has the id",
            second.Said,
            StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("stack", "--cwd", _folder));
        Assert.DoesNotContain("another", _terminal.Output, StringComparison.Ordinal);
    }

    private string EnginePipe => Path.Combine(_folder, "engine");

    private string EndPipe => Path.Combine(_folder, "end");

    private async Task RunProgramAsync(Func<ProgramClient, Task> script)
    {
        using var channel = GrpcChannel.ForAddress($"http://{(await File.ReadAllTextAsync(EnginePipe)).Trim()}");
        await RunningRehearsal.DeclareAsync(channel, script);
        await new FileStream(EndPipe, FileMode.Open, FileAccess.Write).DisposeAsync();
    }

    private static Task GroupAsync(ProgramClient program, string name)
        => program.RegisterAsync("azure-native:resources:ResourceGroup", name, Values.Map("""{ "resourceGroupName": "rg", "location": "westeurope" }"""));
}
