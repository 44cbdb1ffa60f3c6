using System.Diagnostics;
using System.Globalization;

namespace ScaleBenchmark;

/// <summary>How long a process took, and how much memory it and the program that it may have started held at most, in bytes.</summary>
/// <param name="ProgramMemory">What the program itself says at its end.</param>
internal sealed record Measurement(double Seconds, long Memory, long ProgramMemory)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a process to its end.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    internal static async Task<Measurement> RunAsync(string file, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var memoryFile = Path.Combine(folder, "memory");
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment.Append(new("SCALE_MEMORY_FILE", memoryFile)))
        {
            start.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var end = process.WaitForExitAsync();
        var memory = 0L;
        do
        {
            // The highest value so far, so that looking now and then misses next to nothing.
            memory = Math.Max(memory, Peak(process));
        }
        while (await Task.WhenAny(end, Task.Delay(LookInterval)) != end);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return process.ExitCode == 0
            ? new(seconds, memory, long.Parse(await File.ReadAllTextAsync(memoryFile), CultureInfo.InvariantCulture))
            : throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{await output}{await errors}");
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }
}
