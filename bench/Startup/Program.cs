using System.Diagnostics;
using System.Reflection;
using Sdks.Tests.Conformance;
using Spectre.Console;

// How long programs run, from starting the process to its end:
//   dotnet run -c Release --project bench/Startup [-- RUNS]
// Each of RUNS rounds (20 unless told) runs every program once, so that all of them meet the same machine; one more round before them is not counted.

var runs = 20;
if (args.Length > 1 || (args.Length == 1 && !(int.TryParse(args[0], out runs) && runs > 0)))
{
    Console.Error.WriteLine("startup: the only argument is the number of runs, 1 or more, for instance: dotnet run -c Release --project bench/Startup -- 20");
    return 2;
}

var metadata = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(item => item.Key, item => item.Value!);
string Built(string folder, string assembly) => Path.Combine(metadata["Root"], folder, metadata["Output"], $"{assembly}.dll");

(string Name, string Path, string[] Arguments)[] programs =
[
    ("hello world", Built("bench/HelloWorld", "HelloWorld"), []),
    ("one gRPC call, compiled just in time", Built("bench/BareClient", "BareClient"), []),
    ("one gRPC call, ReadyToRun", Built("bench/BareClient.ReadyToRun", "BareClient.ReadyToRun"), []),
    ("C01Inputs on the bundled SDK", Built("tests/Conformance/programs", "Conformance.Programs"), ["C01Inputs"]),
];
var seconds = programs.ToDictionary(program => program.Name, _ => new List<double>());
await using var engine = await RecordingEngine.StartAsync(preview: false);
for (var round = 0; round <= runs; round++)
{
    foreach (var (name, path, arguments) in programs)
    {
        var started = Stopwatch.GetTimestamp();
        var run = await ProgramRun.StartAsync(path, arguments, engine.Address, preview: false);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (run.ExitCode != 0)
        {
            Console.Error.WriteLine($"startup: '{name}' ended with exit code {run.ExitCode}: {run.StandardError}");
            return 1;
        }

        if (round > 0)
        {
            seconds[name].Add(elapsed);
        }
    }
}

var table = new Table().AddColumn($"program, {runs} runs");
foreach (var column in (string[])["min [s]", "median [s]", "max [s]"])
{
    table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
}

foreach (var (name, _, _) in programs)
{
    var sorted = seconds[name].Order().ToArray();
    var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    table.AddRow(name, $"{sorted[0]:0.000}", $"{median:0.000}", $"{sorted[^1]:0.000}");
}

AnsiConsole.Write(table);
return 0;
