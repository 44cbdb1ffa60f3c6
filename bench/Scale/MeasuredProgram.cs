using Sdks.Tests.Conformance;

namespace ScaleBenchmark;

/// <summary>A program in one language, alone and as a project that is rehearsed.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Runtime">The value of <c>runtime</c> in <c>Pulumi.yaml</c>.</param>
/// <param name="Main">The value of <c>main</c>.</param>
/// <param name="Command">The command that starts it, in the project's folder, under an engine that environment variables name.</param>
internal sealed record MeasuredProgram(string Name, string Runtime, string Main, string[] Command)
{
    /// <summary>Measures a number of resources; a row of the table.</summary>
    /// <param name="rehearsal">The assembly of the rehearsal.</param>
    /// <param name="packages">The folder of npm packages; null without Node.js.</param>
    internal async Task<string[]> MeasureAsync(int resources, string rehearsal, string? packages)
    {
        var folder = Directory.CreateTempSubdirectory("scale-").FullName;
        try
        {
            await WriteProjectAsync(folder, resources, packages);
            var bare = await RunBareAsync(folder, resources);
            var preview = await RehearseAsync("preview");
            var first = await RehearseAsync("up");
            var again = await RehearseAsync("up", "--expect-no-changes");
            return
            [
                $"{resources:N0}", Name, Seconds(bare), Seconds(preview), Seconds(first), Seconds(again),
                Megabytes(Math.Max(first.Memory, again.Memory)), Megabytes(Math.Max(first.ProgramMemory, again.ProgramMemory)),
            ];

            Task<Measurement> RehearseAsync(params string[] arguments)
                => Measurement.RunAsync("dotnet", [rehearsal, .. arguments, "--stack", "dev"], folder, new Dictionary<string, string> { ["CI"] = "true" });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task WriteProjectAsync(string folder, int resources, string? packages)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.yaml"), $"name: scale\nruntime: {Runtime}\nmain: {Main}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.dev.yaml"), $"config:\n  scale:resources: {resources}\n");
        if (packages is not null)
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), packages);
            File.Copy(Path.Combine(packages, "..", "..", "..", "bench", "Programs", "program.js"), Path.Combine(folder, "program.js"));
        }
    }

    /// <summary>The engine answers at once, so that this is the time of the program alone.</summary>
    private async Task<Measurement> RunBareAsync(string folder, int resources)
    {
        await using var engine = await RecordingEngine.StartAsync(preview: false);
        var environment = new Dictionary<string, string>
        {
            ["PULUMI_MONITOR"] = engine.Address,
            ["PULUMI_ENGINE"] = engine.Address,
            ["PULUMI_ORGANIZATION"] = "organization",
            ["PULUMI_PROJECT"] = "scale",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_PWD"] = folder,
            ["PULUMI_ROOT_DIRECTORY"] = folder,
            ["PULUMI_DRY_RUN"] = "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
            ["PULUMI_TRACING"] = "",
            ["PULUMI_CONFIG"] = $$"""{"scale:resources":"{{resources}}"}""",
            ["PULUMI_CONFIG_SECRET_KEYS"] = "[]",
            ["PULUMI_NODEJS_TYPESCRIPT"] = "false",
        };
        string[] arguments = Name == Node
            ? [$"--monitor={engine.Address}", $"--engine={engine.Address}", "--project=scale", "--stack=dev", $"--pwd={folder}", Main]
            : [];
        return await Measurement.RunAsync(Command[0], [.. Command[1..], .. arguments], folder, environment);
    }

    internal const string Node = "Node.js, official SDK";

    private static string Seconds(Measurement measurement) => $"{measurement.Seconds:0.00}";

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0}";
}
