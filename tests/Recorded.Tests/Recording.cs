using System.Text.Json.Nodes;

namespace Recorded.Tests;

/// <summary>What the engine asked a provider in one run and what came of it, as it was recorded, in the order in which the calls ended.</summary>
/// <param name="Case">The file's name without its ending, such as <c>dev-change-tag</c>.</param>
/// <param name="Calls">
/// Of azure-native: <c>call</c>, <c>type</c>, <c>name</c>, <c>inputs</c>, <c>requests</c>; of random: <c>call</c>, <c>request</c>, <c>response</c>.
/// </param>
internal sealed record Recording(string Case, IReadOnlyList<JsonObject> Calls)
{
    private const string FolderVariable = "PROVIDER_CASES";
    private const string FirstRun = "up";

    /// <summary>Whether the recordings are those that are kept beside the tests.</summary>
    internal static bool AreKept { get; } = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(FolderVariable));

    /// <summary>All recordings of the folder that <c>PROVIDER_CASES</c> names; if it is not set, of those that are kept beside the tests.</summary>
    internal static IReadOnlyList<Recording> All { get; } = [.. Directory
        .EnumerateFiles(AreKept ? Path.Combine(AppContext.BaseDirectory, "provider") : Environment.GetEnvironmentVariable(FolderVariable)!, "*.json")
        .Order(StringComparer.Ordinal)
        .Select(path => (Name: Path.GetFileNameWithoutExtension(path), Content: JsonNode.Parse(File.ReadAllText(path))!.AsObject()))
        .Where(file => file.Content["calls"] is JsonArray)
        .Select(file => new Recording(file.Name, [.. file.Content["calls"]!.AsArray().Select(call => call!.AsObject())]))];

    internal bool IsOfRandom => Case.StartsWith("random-", StringComparison.Ordinal);

    internal bool IsFirstRun => Case.EndsWith($"-{FirstRun}", StringComparison.Ordinal);

    /// <summary>The run that made the stack which this run found; null when this is the one that made it, or none is recorded.</summary>
    internal Recording? Before { get; private init; }

    internal static Recording Find(string name)
    {
        var found = All.Single(recording => recording.Case == name);
        return found with
        {
            Before = All.Where(recording => recording.IsFirstRun && recording != found)
                .Where(recording => found.Case.StartsWith(recording.Case[..^FirstRun.Length], StringComparison.Ordinal))
                .MaxBy(recording => recording.Case.Length),
        };
    }
}
