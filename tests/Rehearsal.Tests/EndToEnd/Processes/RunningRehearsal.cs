using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Grpc.Net.Client;
using Rehearsal.Engine.Program;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.EndToEnd.Processes;

/// <summary>A rehearsal that is a process of its own, with a program that does what the test says. It is killed in the end if it still runs.</summary>
internal sealed class RunningRehearsal : IDisposable
{
    private readonly string _folder;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _said = [];
    private readonly Process _process;
    private int _open = 2;

    private RunningRehearsal(string folder, Process process) => (_folder, _process) = (folder, process);

    internal int Id => _process.Id;

    /// <summary>What it has said so far, on both of its outputs.</summary>
    internal string Said => string.Join('\n', _said);

    /// <summary>Makes a project with the stack <c>dev</c>, whose program waits for the test.</summary>
    internal static void WriteProject(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: project\nruntime:\n  name: dotnet\n  options:\n    binary: program\n");
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), "config: {}\n");
        // Each rehearsal has a pipe, from which its program reads until the test closes it.
        ShellProgram.Write(folder, "[ -p end.$PPID ] || mkfifo end.$PPID\necho engine $PULUMI_MONITOR\nexec cat end.$PPID");
    }

    internal static RunningRehearsal Start(string folder, string verb, params IEnumerable<string> options)
    {
        var start = RehearsalProcess.Command([verb, "--cwd", folder, .. options]);
        start.RedirectStandardError = true;
        var running = new RunningRehearsal(folder, new Process { StartInfo = start });
        running._process.OutputDataReceived += running.Take;
        running._process.ErrorDataReceived += running.Take;
        running._process.Start();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits until it has said something.</summary>
    /// <returns>The line.</returns>
    internal async Task<string> SaysAsync(string text)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            _said.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException($"'{text}' was never said, but:\n{Said}");
    }

    /// <summary>Waits for the program to be started, and declares what it declares; it still runs then.</summary>
    internal async Task DeclareAsync(Func<ProgramClient, Task> script)
    {
        using var channel = await ConnectAsync();
        await DeclareAsync(channel, script);
    }

    /// <summary>Waits for the program to be started.</summary>
    internal async Task<GrpcChannel> ConnectAsync()
    {
        const string prefix = "program: engine ";
        return GrpcChannel.ForAddress($"http://{(await SaysAsync(prefix))[prefix.Length..]}");
    }

    internal static async Task DeclareAsync(GrpcChannel channel, Func<ProgramClient, Task> script)
    {
        await using var callbacks = new OfferedCallbacks();
        var environment = new ProgramEnvironment(
            channel.Target, "project", "dev", "", false, 1, ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedSet<string>.Empty);
        var program = new ProgramClient(channel, environment, callbacks, CancellationToken.None);
        await program.DeclareStackAsync();
        await script(program);
    }

    /// <summary>Lets the program finish.</summary>
    internal void EndProgram() => new FileStream(Path.Combine(_folder, $"end.{Id}"), FileMode.Open, FileAccess.Write).Dispose();

    /// <summary>What Ctrl-C (<c>INT</c>) and others do.</summary>
    internal void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        kill.WaitForExit();
    }

    /// <returns>The exit code.</returns>
    internal async Task<int> EndsAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            _said.Add(line);
        }
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is { } line)
            _lines.Writer.TryWrite(line);
        else if (Interlocked.Decrement(ref _open) == 0)
            _lines.Writer.Complete();
    }
}
