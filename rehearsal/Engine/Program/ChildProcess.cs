using System.ComponentModel;
using System.Diagnostics;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Program;

/// <summary>Runs another program and reads its output.</summary>
internal static class ChildProcess
{
    private const string DotnetHostVariable = "DOTNET_HOST_PATH";

    /// <summary>The <c>dotnet</c> that runs this process, or the one on the path.</summary>
    internal static string Dotnet => Environment.GetEnvironmentVariable(DotnetHostVariable) is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Starts a program and waits for its end. Cancelling kills it and all processes that it has started.</summary>
    /// <param name="write">Takes each line; true for one from standard error. Called from several threads.</param>
    /// <exception cref="RehearsalException">The program cannot be started.</exception>
    internal static async Task<int> RunAsync(
        string file,
        IEnumerable<string> arguments,
        string folder,
        Dictionary<string, string?> environment,
        Action<string, bool> write,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Write(line.Data, false);
        process.ErrorDataReceived += (_, line) => Write(line.Data, true);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new RehearsalException($"'{file}' cannot be started: {error.Message}; install it or put it on the PATH", error);
        }
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
        return process.ExitCode;

        void Write(string? line, bool isError)
        {
            if (line is not null)
                write(line, isError);
        }
    }
}
