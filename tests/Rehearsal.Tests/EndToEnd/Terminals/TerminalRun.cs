using System.Diagnostics;
using Grpc.Net.Client;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Tests.EndToEnd.Processes;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.EndToEnd.Terminals;

/// <summary>The built rehearsal on a terminal, in a project with the stack <c>dev</c> whose program does what the test says.</summary>
internal sealed class TerminalRun : IDisposable
{
    private TerminalRun(string folder, Tmux terminal) => (Folder, Terminal) = (folder, terminal);

    internal string Folder { get; }

    internal Tmux Terminal { get; }

    /// <param name="repeat">How often the rehearsal runs, one after the other.</param>
    internal static async Task<TerminalRun> StartAsync(int columns, int rows, string[] arguments, string[]? variables = null, int repeat = 1)
    {
        var folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: project\nruntime:\n  name: dotnet\n  options:\n    binary: program\n");
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), "config: {}\n");
        // The program tells the test where the engine is, and ends when the test closes the other pipe.
        ShellProgram.Write(folder, "echo $PULUMI_MONITOR > engine\nexec cat end");
        using (var pipes = Process.Start("mkfifo", [Path.Combine(folder, "engine"), Path.Combine(folder, "end")]))
        {
            await pipes.WaitForExitAsync();
        }
        string[] rehearsal = ["dotnet", Repository.Built("rehearsal", "rehearsal.dll"), .. arguments, "--cwd", folder];
        string[] command = repeat == 1 ? rehearsal : ["sh", "-ec", $"for i in $(seq {repeat}); do {string.Join(' ', rehearsal)}; done"];
        return new TerminalRun(folder, await Tmux.StartAsync(columns, rows, variables ?? [], command));
    }

    /// <summary>Is the program once: waits for its start, declares what it declares, says on standard output what it says, and ends.</summary>
    internal async Task PlayAsync(Func<ProgramClient, Task> script)
    {
        using var channel = await ConnectAsync();
        await RunningRehearsal.DeclareAsync(channel, script);
        EndProgram();
    }

    /// <summary>Waits for the program to be started.</summary>
    internal async Task<GrpcChannel> ConnectAsync()
    {
        // Opening waits for the other side.
        using var reader = await Task.Run(() => new StreamReader(new FileStream(Path.Combine(Folder, "engine"), FileMode.Open, FileAccess.Read)));
        return GrpcChannel.ForAddress($"http://{await reader.ReadLineAsync()}");
    }

    /// <summary>Lets the program finish.</summary>
    internal void EndProgram() => new FileStream(Path.Combine(Folder, "end"), FileMode.Open, FileAccess.Write).Dispose();

    public void Dispose()
    {
        Terminal.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
