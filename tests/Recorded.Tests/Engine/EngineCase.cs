using System.Text.Json.Nodes;

namespace Recorded.Tests.Engine;

/// <summary>A small program for Node.js and what Pulumi's own engine did with it, stage by stage.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Folder">The folder: <c>index.js</c>, <c>Pulumi.yaml</c> and <c>expected.json</c>.</param>
internal sealed record EngineCase(string Name, string Folder)
{
    private const string FolderVariable = "ENGINE_CASES";

    /// <summary>Whether the cases are those that are kept beside these tests.</summary>
    internal static bool AreKept => Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 };

    /// <summary>The folder of all cases: the one that the variable <c>ENGINE_CASES</c> names, or else the copy beside these tests.</summary>
    internal static string Root { get; } = AreKept ? Path.Combine(AppContext.BaseDirectory, "cases") : Environment.GetEnvironmentVariable(FolderVariable)!;

    internal static IReadOnlyList<EngineCase> All { get; } =
    [
        .. Directory.GetDirectories(Root).Where(folder => File.Exists(Path.Combine(folder, "expected.json")))
            .Select(folder => new EngineCase(Path.GetFileName(folder), folder))
            .OrderBy(engineCase => engineCase.Name, StringComparer.Ordinal),
    ];

    internal JsonObject Expected { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")))!.AsObject();

    internal IReadOnlyList<JsonObject> Stages => [.. Expected["stages"]!.AsArray().Select(stage => stage!.AsObject())];
}
