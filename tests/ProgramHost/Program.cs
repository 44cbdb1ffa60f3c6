using System.Reflection;
using System.Text.Json;
using GeoRegistry;

// Each line of input asks for one run: its environment variables, and the words that end its output. The words follow what the run writes to
// either stream, on standard output with the exit code; a run that ends this process, as an unhandled exception does, has none.
var main = typeof(RegistryStack).Assembly.EntryPoint ?? throw new InvalidOperationException("The program has no entry point.");
while (Console.In.ReadLine() is { } line)
{
    var run = JsonSerializer.Deserialize<RunRequest>(line)!;
    foreach (var (name, value) in run.Variables)
    {
        Environment.SetEnvironmentVariable(name, value);
    }

    Environment.CurrentDirectory = run.Folder;
    var exitCode = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
    foreach (var name in run.Variables.Keys)
    {
        Environment.SetEnvironmentVariable(name, null);
    }

    Console.Error.WriteLine(run.End);
    Console.Out.WriteLine($"{run.End} {exitCode}");
}

/// <param name="Folder">The working folder.</param>
/// <param name="Variables">Environment variables of this run only.</param>
/// <param name="End">What follows the output.</param>
internal sealed record RunRequest(string Folder, Dictionary<string, string?> Variables, string End);
