using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using PulumiProtocol;

namespace Sdks.Tests.Conformance;

/// <summary>What a program sent to the engine, in the form of the expected traces.</summary>
internal static class Trace
{
    /// <summary>The fields a trace holds; the others only tell which SDK is calling.</summary>
    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["registerResource"] =
        [
            "additionalSecretOutputs", "aliases", "custom", "customTimeouts", "deleteBeforeReplace", "deleteBeforeReplaceDefined", "deletedWith",
            "dependencies", "ignoreChanges", "importId", "name", "object", "parent", "pluginDownloadURL", "propertyDependencies", "protect",
            "provider", "providers", "replaceOnChanges", "retainOnDelete", "type", "version",
        ],
        ["registerResourceOutputs"] = ["outputs", "urn"],
        ["readResource"] = ["dependencies", "id", "name", "parent", "properties", "provider", "type", "version"],
        ["invoke"] = ["args", "pluginDownloadURL", "provider", "tok", "version"],
        ["signalAndWaitForShutdown"] = [],
    };

    private static readonly string[] Unordered = ["additionalSecretOutputs", "dependencies", "ignoreChanges", "replaceOnChanges"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static JsonObject Of(RecordingEngine engine, int exitCode) => new()
    {
        ["calls"] = new JsonArray([.. engine.Calls.Select(call => Call(call.Call, call.Request))]),
        ["exitCode"] = exitCode,
        ["logs"] = new JsonArray([.. engine.Logs.Where(log => log.Severity >= LogSeverity.Warning).Select(Log)]),
    };

    /// <summary>A trace as text, with calls, logs, properties and lists without order sorted.</summary>
    public static string Text(JsonNode trace) => Sorted(trace)!.ToJsonString(Indented);

    private static JsonNode Call(string name, IMessage request)
    {
        var message = JsonNode.Parse(JsonFormatter.Default.Format(request))!.AsObject();
        // The recorded traces leave out what is false, also where saying so differs from saying nothing.
        var aliases = (message["aliases"] as JsonArray ?? []).Select(alias => alias!["spec"]).OfType<JsonObject>();
        foreach (var spec in aliases.Where(spec => spec["noParent"]?.GetValueKind() is JsonValueKind.False))
        {
            spec.Remove("noParent");
        }

        var call = new JsonObject { ["call"] = name };
        foreach (var field in Fields[name].Where(field => message.ContainsKey(field) && message[field]!.GetValueKind() != JsonValueKind.False))
        {
            call[field == "tok" ? "token" : field] = message[field]!.DeepClone();
        }

        if (request is RegisterResourceRequest registration)
        {
            call["propertyDependencies"] = new JsonObject(registration.PropertyDependencies.Select(property =>
                KeyValuePair.Create(property.Key, (JsonNode?)new JsonArray([.. property.Value.Urns.Order().Select(urn => (JsonNode)urn)]))));
        }

        return call;
    }

    private static JsonNode Log(LogRequest log) => new JsonObject
    {
        ["message"] = log.Message.Split("\n   at ")[0].Replace(ConformancePrograms.Path, "<program>", StringComparison.Ordinal).TrimEnd(),
        ["severity"] = log.Severity.ToString().ToLowerInvariant(),
        ["urn"] = log.Urn,
    };

    private static JsonNode? Sorted(JsonNode? node, string? field = null) => node switch
    {
        JsonObject properties => new JsonObject(properties.OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value, property.Key)))),
        JsonArray items when field is "calls" or "logs" || Unordered.Contains(field) =>
            new JsonArray([.. items.Select(item => Sorted(item)).OrderBy(SortKey, StringComparer.Ordinal)]),
        JsonArray items => new JsonArray([.. items.Select(item => Sorted(item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.Deserialize<double>(),
        _ => node?.DeepClone(),
    };

    private static string SortKey(JsonNode? node) => node switch
    {
        JsonObject call when call.ContainsKey("call") => $"{call["call"]} {call["type"]} {call["name"]} {call.ToJsonString()}",
        _ => node!.ToJsonString(),
    };
}
