using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recorded.Tests.Engine;

/// <summary>Compares what the rehearsal did in a stage with what was recorded: what the recordings say is promised, and nothing else.</summary>
/// <param name="prefix">What the names of differences begin with.</param>
/// <param name="stage">The recorded stage.</param>
/// <param name="state">The recorded state after the stage.</param>
/// <param name="stateBefore">The recorded state before the stage.</param>
/// <param name="pending">The recorded operations that are still running after the stage.</param>
internal sealed class StageComparison(
    string engineCase,
    string prefix,
    JsonObject stage,
    IReadOnlyList<JsonObject> state,
    IReadOnlyList<JsonObject> stateBefore,
    IReadOnlyList<JsonObject> pending,
    ValueMatcher matcher)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How often these are called, and what for, is an engine's own business.</summary>
    private static readonly HashSet<string> OwnBusiness = ["Check", "Diff", "CheckConfig", "DiffConfig", "Configure"];

    /// <summary>What the CLI says of a run as a whole when it has said why.</summary>
    private static readonly HashSet<string> Endings =
        ["preview failed", "update failed", "destroy failed", "refresh failed", "import failed", "update canceled"];

    private readonly List<Difference> _differences = [];

    internal IReadOnlyList<Difference> Compare(StageOutcome actual)
    {
        var fails = stage["exit"]!.GetValue<int>() != 0;
        if (fails != actual.Fails)
            Add("exit", fails ? "fails" : "succeeds", $"{(actual.Fails ? "fails" : "succeeds")} {Text(actual.Diagnostics)}");
        CompareSets("step", Recorded("steps"), actual.Steps, step => $"{step["op"]} {step["urn"]}", Varies("steps"), "keys", "becomes", "oldUrn");
        CompareSets("failed step", Recorded("failed"), actual.Failed, step => $"{step["op"]} {step["urn"]}", Varies("steps"));
        CompareDiagnostics(actual.Diagnostics);
        var calls = Recorded("providerCalls").Where(call => !OwnBusiness.Contains(call["method"]!.GetValue<string>())).ToList();
        CompareSets("call", calls, actual.Calls, NameOf, Varies("providerCalls"));
        CompareOrder(calls, actual.Calls);
        CompareState(actual.State);
        if (!Varies("stackOutputs") && stage.ContainsKey("stackOutputs") && !matcher.Matches(stage["stackOutputs"], actual.StackOutputs))
            Add("stack outputs", Text(stage["stackOutputs"]), Text(actual.StackOutputs));
        CompareSets("pending operation", pending, actual.Pending, operation => $"{operation["type"]} {operation["urn"]}", isPartial: false);
        return _differences;
    }

    private void CompareSets(
        string what,
        IReadOnlyList<JsonObject> recorded,
        IReadOnlyList<JsonObject> actual,
        Func<JsonObject, string> name,
        bool isPartial,
        params ReadOnlySpan<string> fields)
    {
        var found = actual.GroupBy(name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var expected = recorded.GroupBy(name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var (key, entry) in expected)
        {
            if (!found.TryGetValue(key, out var counterpart))
            {
                Add($"{what} {key}", Text(entry), "is missing");
                continue;
            }
            foreach (var field in fields)
            {
                if (!matcher.Matches(Sorted(entry[field]), Sorted(counterpart[field])))
                    Add($"{what} {key}: {field}", Text(entry[field]), Text(counterpart[field]));
            }
        }
        foreach (var key in isPartial ? [] : found.Keys.Except(expected.Keys))
        {
            Add($"{what} {key}", "none", Text(found[key]));
        }
    }

    private void CompareDiagnostics(IReadOnlyList<JsonObject> actual)
    {
        var recorded = Recorded("diagnostics").Where(diagnostic => diagnostic["severity"]!.GetValue<string>() is "error" or "warning" && !IsEnding(diagnostic))
            .Concat((stage["cliErrors"]?.AsArray() ?? []).Select(message => new JsonObject { ["severity"] = "error", ["message"] = message!.DeepClone() }))
            .ToList();
        if (Varies("diagnostics"))
            return;
        var counts = actual.CountBy(Subject).ToDictionary(count => count.Key, count => count.Value);
        foreach (var (subject, count) in recorded.CountBy(Subject))
        {
            if (counts.Remove(subject, out var found) && found == count)
                continue;
            Add(
                $"diagnostics {subject}: {(found > count ? "more" : "fewer")}",
                Text([.. recorded.Where(diagnostic => Subject(diagnostic) == subject)]),
                Text(actual));
        }
        foreach (var subject in counts.Keys)
        {
            Add($"diagnostics {subject}: more", Text([.. recorded]), Text([.. actual.Where(diagnostic => Subject(diagnostic) == subject)]));
        }
    }

    private static string Subject(JsonObject diagnostic) => $"{diagnostic["severity"]} of {diagnostic["urn"]?.GetValue<string>() ?? "the run"}";

    /// <summary>Some endings repeat the cause behind a colon.</summary>
    private static bool IsEnding(JsonObject diagnostic)
        => diagnostic["urn"] is null && Endings.Contains(diagnostic["message"]!.GetValue<string>().Split(':')[0]);

    private void CompareOrder(IReadOnlyList<JsonObject> recorded, IReadOnlyList<JsonObject> actual)
    {
        var order = actual.Select(NameOf).Distinct().ToList();
        var names = recorded
            .Select(call => (Name: NameOf(call), Urn: call["urn"]!.GetValue<string>()))
            .Where(call => order.Contains(call.Name))
            .DistinctBy(call => call.Name)
            .ToList();
        for (var first = 0; first < names.Count; first++)
        {
            foreach (var later in names.Skip(first + 1).Where(
                later => AreRelated(names[first].Urn, later.Urn) && order.IndexOf(later.Name) < order.IndexOf(names[first].Name)))
            {
                Add($"order of {names[first].Name}", $"before {later.Name}", "after it");
            }
        }
    }

    private bool AreRelated(string one, string other) => one == other || DependenciesOf(one).Contains(other) || DependenciesOf(other).Contains(one);

    private HashSet<string> DependenciesOf(string urn)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([urn]);
        while (open.TryDequeue(out var current))
        {
            foreach (var next in stateBefore.Concat(state)
                .Where(resource => resource["urn"]!.GetValue<string>() == current)
                .SelectMany(References)
                .Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }
        return reached;
    }

    private static IEnumerable<string> References(JsonObject resource)
        => new[] { "parent", "provider", "deletedWith" }.Select(field => resource[field]?.GetValue<string>()).OfType<string>()
            .Concat((resource["dependencies"]?.AsArray() ?? []).Select(urn => urn!.GetValue<string>()));

    private void CompareState(IReadOnlyList<JsonObject> actual)
    {
        var recorded = ByUrn(state);
        var found = ByUrn(actual);
        foreach (var (key, expected) in recorded)
        {
            if (!found.Remove(key, out var resource))
            {
                Add($"state {key}", Text(expected), "is missing");
                continue;
            }
            foreach (var field in expected.Select(member => member.Key).Union(resource.Select(member => member.Key)))
            {
                // Ids that providers make up are not recorded.
                if ((field == "id" && !expected.ContainsKey(field)) || (Varies("state") && !expected.ContainsKey(field)))
                    continue;
                if (!matcher.Matches(Sorted(expected[field]), Sorted(resource[field])))
                    Add($"state {key}: {field}", Text(expected[field]), Text(resource[field]));
            }
        }
        foreach (var (key, resource) in Varies("state") ? [] : found)
        {
            Add($"state {key}", "none", Text(resource));
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in actual)
        {
            seen.Add(resource["urn"]!.GetValue<string>());
            foreach (var missing in References(resource).Where(urn => !seen.Contains(urn)))
            {
                Add($"order of state {resource["urn"]}", $"behind {missing}", "before it, or without it");
            }
        }
    }

    /// <summary>By URN; what waits to be deleted beside a new resource has its own place.</summary>
    private static Dictionary<string, JsonObject> ByUrn(IReadOnlyList<JsonObject> resources)
        => resources.GroupBy(resource => $"{resource["urn"]}{(resource["delete"] is null ? "" : " (to be deleted)")}")
            .SelectMany(group => group.Select((resource, index) => (Key: index == 0 ? group.Key : $"{group.Key} #{index + 1}", resource)))
            .ToDictionary(entry => entry.Key, entry => entry.resource, StringComparer.Ordinal);

    /// <summary>Lists of names have no order.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node is JsonArray items && items.All(item => item?.GetValueKind() == JsonValueKind.String)
        ? new JsonArray([.. items.Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal).Select(item => (JsonNode?)item)])
        : node is JsonObject map && map.All(member => member.Value is JsonArray)
            ? new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)?.DeepClone())))
        : node;

    private static string NameOf(JsonObject call)
        => $"{call["method"]} {call["urn"]}{(call["preview"] is null ? "" : " (preview)")}"
            + $"{(call["fails"] is null ? "" : " (fails)")}{(call["timeout"] is { } limit ? $" ({limit.ToJsonString()} s)" : "")}";

    private IReadOnlyList<JsonObject> Recorded(string field) => [.. (stage[field]?.AsArray() ?? []).Select(entry => entry!.AsObject())];

    private bool Varies(string field) => (stage["varies"]?.AsArray() ?? []).Any(name => name!.GetValue<string>() == field);

    private void Add(string what, string recorded, string actual) => _differences.Add(new Difference(engineCase, $"{prefix}{what}", recorded, actual));

    private static string Text(JsonNode? node) => node?.ToJsonString(Plain) ?? "none";

    private static string Text(IReadOnlyList<JsonObject> nodes) => string.Join(", ", nodes.Select(Text));
}
