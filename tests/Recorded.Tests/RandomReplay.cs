using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Shapes;
using Rehearsal.Providers.Random;

namespace Recorded.Tests;

/// <summary>Asks random of the rehearsal what a recorded run asked the real one, and finds what it answers in another way.</summary>
internal sealed class RandomReplay(Recording recording)
{
    private const string Secret = "<secret>";

    // How a secret is marked in what goes over the wire.
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";

    private static readonly ImmutableArray<byte> Seed = [1, 2, 3];

    private readonly RandomProvider _provider = new();
    private readonly List<Difference> _differences = [];

    internal async Task<IReadOnlyList<Difference>> RunAsync()
    {
        foreach (var call in recording.Calls)
        {
            var request = call["request"]!.AsObject();
            var label = $"{call["call"]} {request["type"]} {request["name"]}";
            try
            {
                Compare(label, call["response"]!.AsObject(), await AnswerAsync((string)call["call"]!, request, call["response"]!.AsObject()));
            }
            catch (ProviderException error)
            {
                _differences.Add(new(recording.Case, $"{label}: error", "none", error.Message));
            }
        }

        return _differences;
    }

    /// <returns>The answer as it would have been recorded.</returns>
    private async Task<JsonObject> AnswerAsync(string call, JsonObject request, JsonObject response)
    {
        var (type, name) = ((string)request["type"]!, (string)request["name"]!);
        var resource = new ResourceContext($"urn:pulumi:dev::geo-registry::{type}::{name}", type, name, _ => { });
        var id = (string?)request["id"] ?? "";
        switch (call)
        {
            case "Check":
                var check = await _provider.CheckAsync(new(resource, Map(request["olds"]), Map(request["news"]), Seed), default);
                return check.Failures.IsEmpty
                    ? new JsonObject { ["inputs"] = Recorded(check.Inputs, "") }
                    : new JsonObject { ["failures"] = new JsonArray([.. check.Failures.Select(failure => (JsonNode)failure.Reason)]) };
            case "Diff":
                var diff = await _provider.DiffAsync(new(resource, id, Map(request["oldInputs"]), Map(request["olds"]), Map(request["news"])), default);
                return new JsonObject { ["changes"] = diff.HasChanges ? "DIFF_SOME" : "DIFF_NONE" };
            case "Create":
                var created = await _provider.CreateAsync(new(resource, Map(request["properties"]), Preview: false, null), default);
                return new JsonObject { ["id"] = Masked(created.Id, created.Id), ["properties"] = Recorded(created.Outputs, created.Id) };
            case "Read":
                // The value of a password that was imported by its value is not in the recording, but its length is.
                var asked = id == Secret && response["properties"]!["length"] is { } length ? new string('x', (int)length) : id;
                var (inputs, outputs) = request["inputs"] is null ? (null, null) : (Map(request["inputs"]), Map(request["properties"]));
                var read = (await _provider.ReadAsync(new(resource, asked, inputs, outputs), default))!;
                return new JsonObject
                {
                    ["id"] = Masked(read.Id, read.Id),
                    ["properties"] = Recorded(read.Outputs, read.Id),
                    ["inputs"] = Recorded(read.Inputs, ""),
                };
            case "Delete":
                await _provider.DeleteAsync(new(resource, id, Map(request["oldInputs"]), Map(request["properties"]), null), default);
                return [];
            default:
                return new JsonObject { ["call"] = $"'{call}' is not known to the tests" };
        }
    }

    private void Compare(string label, JsonObject recorded, JsonObject actual)
    {
        var id = (string?)recorded["id"] ?? "";
        var expected = recorded.ToDictionary(member => member.Key, member => WithoutMarks(member.Value, member.Key == "inputs" ? "" : id));
        foreach (var name in expected.Keys.Union(actual.Select(member => member.Key)))
        {
            var (was, @is) = (expected.GetValueOrDefault(name), actual[name]);
            if (!JsonNode.DeepEquals(was, @is))
            {
                _differences.Add(new(recording.Case, $"{label}: {name}", was?.ToJsonString() ?? "missing", @is?.ToJsonString() ?? "missing"));
            }
        }
    }

    private static PropertyMap Map(JsonNode? node) => node is JsonObject members ? Json.ToMap(WithoutMarks(members, "")!.AsObject()) : PropertyMap.Empty;

    /// <summary>Recorded JSON without the marks of secrets, and with a mask for what was made at random.</summary>
    private static JsonNode? WithoutMarks(JsonNode? node, string id) => node switch
    {
        JsonObject secret when secret.ContainsKey(SignatureKey) => WithoutMarks(secret["value"], id),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, WithoutMarks(member.Value, id)))),
        JsonArray items => new JsonArray([.. items.Select(item => WithoutMarks(item, id))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Masked(text, id),
        _ => node?.DeepClone(),
    };

    /// <summary>A map as it would have been recorded: a secret text is not shown, and what was made at random is masked.</summary>
    private static JsonNode? Recorded(PropertyMap map, string id) => Recorded(new PropertyValue.Map(map), id);

    private static JsonNode? Recorded(PropertyValue value, string id) => value switch
    {
        PropertyValue.Secret { Value: PropertyValue.Text } => Secret,
        PropertyValue.Secret secret => Recorded(secret.Value, id),
        PropertyValue.Map map => new JsonObject(map.Members.Select(member => KeyValuePair.Create(member.Key, Recorded(member.Value, id)))),
        PropertyValue.Text text => Masked(text.Value, id),
        _ => Json.From(value),
    };

    private static JsonNode Masked(string text, string id) => id.Length > 0 && text == id && text != "none" ? $"<random, {text.Length} characters>" : text;
}
