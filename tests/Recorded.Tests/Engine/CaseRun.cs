using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Recorded.Tests.Engine;

/// <summary>Runs the cases, each once, some at a time.</summary>
internal static class CaseRun
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Difference>>>> Runs = new(StringComparer.Ordinal);
    private static readonly SemaphoreSlim Room = new(Environment.ProcessorCount);

    /// <summary>How the rehearsal differs from the recording. The cases after this one are started as well, so that programs run in parallel.</summary>
    internal static Task<IReadOnlyList<Difference>> DifferencesAsync(EngineCase engineCase)
    {
        foreach (var next in EngineCase.All.SkipWhile(other => other.Name != engineCase.Name).Take(Environment.ProcessorCount))
        {
            _ = Start(next);
        }
        return Start(engineCase);
    }

    private static Task<IReadOnlyList<Difference>> Start(EngineCase engineCase)
        => Runs.GetOrAdd(engineCase.Name, _ => new(() => Task.Run(() => RunAsync(engineCase)))).Value;

    private static async Task<IReadOnlyList<Difference>> RunAsync(EngineCase engineCase)
    {
        await Room.WaitAsync();
        var root = Directory.CreateTempSubdirectory("engine-");
        try
        {
            return await RunAsync(engineCase, await PrepareAsync(engineCase, root.FullName));
        }
        finally
        {
            root.Delete(recursive: true);
            Room.Release();
        }
    }

    /// <summary>Copies the program to where nothing else is; links would lead Node.js back to the folder of all cases.</summary>
    private static async Task<string> PrepareAsync(EngineCase engineCase, string root)
    {
        Directory.CreateSymbolicLink(Path.Combine(root, "node_modules"), await EnginePackages.FolderAsync());
        foreach (var file in new[] { "lib.js", "package.json" })
        {
            File.Copy(Path.Combine(EngineCase.Root, file), Path.Combine(root, file));
        }
        var folder = Directory.CreateDirectory(Path.Combine(root, engineCase.Name)).FullName;
        foreach (var file in Directory.GetFiles(engineCase.Folder).Where(file => Path.GetFileName(file) != "expected.json"))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, Path.GetFileName(file)), await File.ReadAllBytesAsync(file));
        }
        return folder;
    }

    private static async Task<IReadOnlyList<Difference>> RunAsync(EngineCase engineCase, string folder)
    {
        var cloud = new ScriptedCloud();
        var masks = (engineCase.Expected["mask"]?.AsArray() ?? []).Select(mask => mask!.GetValue<string>());
        var matcher = new ValueMatcher(cloud, masks);
        var states = new Dictionary<string, (IReadOnlyList<JsonObject> Resources, IReadOnlyList<JsonObject> Pending)>(StringComparer.Ordinal);
        var differences = new List<Difference>();
        foreach (var (index, stage) in engineCase.Stages.Index())
        {
            var stack = stage["stack"]?.GetValue<string>() ?? "";
            var before = states.GetValueOrDefault(stack, ([], []));
            // A state that is as before is recorded once.
            var state = stage["state"] is JsonArray ? (Resources: Objects(stage["state"]), Pending: Objects(stage["pendingOperations"])) : before;
            var comparison = new StageComparison(
                engineCase.Name, $"stage {index + 1} ({stage["command"]}): ", stage, state.Resources, before.Resources, state.Pending, matcher);
            differences.AddRange(comparison.Compare(await new StageRun(folder, cloud, stage).RunAsync()));
            states[stack] = state;
        }
        return differences;
    }

    private static IReadOnlyList<JsonObject> Objects(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(entry => entry!.AsObject())];
}
