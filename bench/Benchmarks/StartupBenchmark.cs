using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Sdks.Tests.Conformance;

namespace Benchmarks;

/// <summary>How long programs run, from the start of the process to its end, under an engine that answers at once.</summary>
[InProcess]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 20)]
public class StartupBenchmark
{
    private static readonly Dictionary<string, string> Metadata =
        typeof(StartupBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(item => item.Key, item => item.Value!);

    private static readonly string Programs = Built("bench/Programs", "Programs");
    private static readonly string Conformance = Built("tests/Conformance/programs", "Conformance.Programs");

    private RecordingEngine _engine = null!;

    /// <summary>Starts the engine.</summary>
    [GlobalSetup]
    public async Task StartEngineAsync() => _engine = await RecordingEngine.StartAsync(preview: false);

    /// <summary>Ends the engine.</summary>
    [GlobalCleanup]
    public async Task StopEngineAsync() => await _engine.DisposeAsync();

    /// <summary>A program that writes a line: the least that any takes.</summary>
    [Benchmark(Baseline = true, Description = "hello world")]
    public Task HelloAsync() => RunAsync(Programs, "hello");

    /// <summary>A program that asks the engine one question.</summary>
    [Benchmark(Description = "one gRPC call")]
    public Task CallAsync() => RunAsync(Programs, "call");

    /// <summary>A program that declares a few resources.</summary>
    [Benchmark(Description = "C01Inputs on the bundled SDK")]
    public Task DeclareAsync() => RunAsync(Conformance, "C01Inputs");

    private async Task RunAsync(string path, string argument)
    {
        var run = await ProgramRun.StartAsync(path, [argument], _engine.Address, preview: false);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{path} {argument} ended with exit code {run.ExitCode}: {run.StandardError}");
        }
    }

    private static string Built(string folder, string assembly) => Path.Combine(Metadata["Root"], folder, Metadata["Output"], $"{assembly}.dll");
}
