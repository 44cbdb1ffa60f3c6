using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal.CommandLine;
using Rehearsal.Tests.Engine;

namespace Rehearsal.Tests.CommandLine;

/// <summary>Signals to a rehearsal that is a process of its own.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public Task Ctrl_C_ends_a_run_with_what_was_done_kept() => EndsAsync("INT");

    [UnixFact]
    public Task Sigterm_ends_a_run_like_ctrl_c() => EndsAsync("TERM");

    private async Task EndsAsync(string signal)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.yaml"), "name: project\nruntime:\n  name: dotnet\n  options:\n    binary: program\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Pulumi.dev.yaml"), "config: {}\n");
        ShellProgram.Write(_folder, "echo ready\nexec sleep 1000");
        var lines = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rehearsal = new Process
        {
            StartInfo = RehearsalProcess.Command("up", "--cwd", _folder),
            EnableRaisingEvents = true,
        };
        rehearsal.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("the rehearsal ended by itself"));
        rehearsal.OutputDataReceived += (_, line) =>
        {
            lines.Enqueue(line.Data ?? "");
            if (line.Data == "program: ready")
                ready.TrySetResult();
        };
        rehearsal.Start();
        rehearsal.BeginOutputReadLine();
        await ready.Task;
        using var kill = Process.Start("kill", [$"-{signal}", $"{rehearsal.Id}"]);
        await rehearsal.WaitForExitAsync();

        Assert.Equal(ExitCodes.Cancelled, rehearsal.ExitCode);
        Assert.Contains("Interrupted. What was done is kept; the next run goes on from there.", lines);
    }
}
