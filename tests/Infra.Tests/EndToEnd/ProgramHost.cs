using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Infra.Tests.EndToEnd;

/// <summary>A process of <c>tests/ProgramHost</c>. It ends with the process that started it, whose end closes its input.</summary>
internal sealed class ProgramHost
{
    private readonly Process _process;

    private ProgramHost(Process process) => _process = process;

    /// <summary>Whether another run is possible.</summary>
    internal bool IsRunning { get; private set; } = true;

    internal static ProgramHost Start(string path) => new(Process.Start(new ProcessStartInfo("dotnet", [path])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>Runs the program to its end and returns its exit code. Cancelling kills the process.</summary>
    internal async Task<int> RunAsync(string folder, Dictionary<string, string?> variables, Action<string, bool> write, CancellationToken cancellationToken)
    {
        var end = $"--- end of run {Guid.NewGuid()}";
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { Folder = folder, Variables = variables, End = end }));
        try
        {
            var errors = ReadAsync(_process.StandardError, end, line => write(line, true), cancellationToken);
            var last = await ReadAsync(_process.StandardOutput, end, line => write(line, false), cancellationToken);
            _ = await errors;
            if (last is not null)
            {
                return int.Parse(last, CultureInfo.InvariantCulture);
            }

            IsRunning = false;
            await _process.WaitForExitAsync(cancellationToken);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            IsRunning = false;
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Reads up to the words that end the run, and returns what follows in the line; null where the process ends.</summary>
    private static async Task<string?> ReadAsync(StreamReader output, string end, Action<string> write, CancellationToken cancellationToken)
    {
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Split(end) is [var before, var after])
            {
                if (before.Length > 0)
                {
                    write(before);
                }

                return after;
            }

            write(line);
        }

        return null;
    }
}
