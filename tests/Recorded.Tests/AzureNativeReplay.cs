using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rehearsal.Azure;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Recorded.Tests;

/// <summary>Asks azure-native of the rehearsal what a recorded run asked the real one, and finds what it does in another way.</summary>
internal sealed class AzureNativeReplay(Recording recording)
{
    // The stand-in that the recordings were made with adds nothing to what a program gives; this is what azure-native adds to every resource.
    private const string ApiVersionInput = "azureApiVersion";
    private const string AsRead = "<as just read>";

    private static readonly ImmutableArray<byte> Seed = [1, 2, 3];

    private readonly List<Difference> _differences = [];
    private readonly Dictionary<string, JsonObject> _before = (recording.Before?.Calls ?? []).Where(call => call["inputs"] is not null)
        .ToDictionary(Key, call => call["inputs"]!.AsObject(), StringComparer.Ordinal);

    internal async Task<IReadOnlyList<Difference>> RunAsync()
    {
        foreach (var call in recording.Calls)
        {
            var label = $"{call["call"]} {Key(call)}";
            try
            {
                await ReplayAsync(call, label);
            }
            catch (ProviderException error)
            {
                Differ(label, "error", "none", error.Message);
            }
        }

        foreach (var (key, inputs) in _before.Where(entry => recording.Calls.All(call => Key(call) != entry.Key)))
        {
            await StaysAsync(key, inputs);
        }

        return _differences;
    }

    private static string Key(JsonObject call) => $"{call["type"]} {call["name"]}".TrimEnd();

    private async Task ReplayAsync(JsonObject call, string label)
    {
        using var azure = new EchoAzure();
        var provider = azure.Provider;
        var resource = Resource(Key(call));
        var old = _before.GetValueOrDefault(Key(call));
        switch ((string)call["call"]!)
        {
            case "Invoke":
                await provider.InvokeAsync((string)call["type"]!, PropertyMap.Empty, default);
                break;
            case "Create":
                var inputs = call["inputs"]!.AsObject();
                await CheckAsync(label, provider, resource, null, inputs);
                await provider.CreateAsync(new(resource, Json.ToMap(inputs), Preview: false, null), default);
                CompareBody(label, azure, call);
                break;
            case "Update":
                var existing = await MadeAsync(azure, resource, old!);
                await CheckAsync(label, provider, resource, old, call["inputs"]!.AsObject());
                await UpdateAsync(label, provider, resource, existing, old!, call["inputs"]!.AsObject());
                CompareBody(label, azure, call);
                break;
            case "Read":
                var known = await MadeAsync(azure, resource, old!);
                var read = await provider.ReadAsync(new(resource, known.Id, Json.ToMap(old!), known.Outputs), default);
                CompareMembers(label, "inputs", old!, read is null ? [] : Plain(read.Inputs));
                CompareRequests(label, azure, call, known.Id);
                return;
            case "Delete":
                var last = await MadeAsync(azure, resource, old!);
                await provider.DeleteAsync(new(resource, last.Id, Json.ToMap(old!), last.Outputs, null), default);
                CompareRequests(label, azure, call, last.Id);
                return;
            case var other:
                Differ(label, "call", other, "not known to the tests");
                return;
        }

        CompareRequests(label, azure, call);
    }

    /// <summary>A resource that a run does not mention is one that it finds unchanged.</summary>
    private async Task StaysAsync(string key, JsonObject inputs)
    {
        var label = $"Diff {key}";
        using var azure = new EchoAzure();
        var resource = Resource(key);
        var existing = await MadeAsync(azure, resource, inputs);
        await CheckAsync(label, azure.Provider, resource, inputs, inputs);
        var diff = await azure.Provider.DiffAsync(new(resource, existing.Id, Json.ToMap(inputs), existing.Outputs, Json.ToMap(inputs)), default);
        if (diff.HasChanges)
        {
            Differ(label, "changes", "none", string.Join(", ", diff.Changes.Keys));
        }
    }

    private async Task UpdateAsync(string label, IProvider provider, ResourceContext resource, ResourceResult existing, JsonObject old, JsonObject inputs)
    {
        var (oldInputs, newInputs) = (Json.ToMap(old), Json.ToMap(inputs));
        var diff = await provider.DiffAsync(new(resource, existing.Id, oldInputs, existing.Outputs, newInputs), default);
        if (!diff.HasChanges || diff.RequiresReplacement)
        {
            Differ(label, "changes", "an update", diff.HasChanges ? "a replacement" : "none");
        }

        await provider.UpdateAsync(new(resource, existing.Id, oldInputs, existing.Outputs, newInputs, Preview: false, null), default);
    }

    private async Task CheckAsync(string label, IProvider provider, ResourceContext resource, JsonObject? old, JsonObject inputs)
    {
        var given = inputs.DeepClone().AsObject();
        given.Remove(ApiVersionInput);
        var result = await provider.CheckAsync(new(resource, old is null ? null : Json.ToMap(old), Json.ToMap(given), Seed), default);
        if (!result.Failures.IsEmpty)
        {
            Differ(label, "failures", "none", string.Join("; ", result.Failures));
        }

        CompareMembers(label, "inputs", inputs, Plain(result.Inputs));
    }

    /// <param name="id">The resource's id, where the recorded path has one that the stand-in made up.</param>
    private void CompareRequests(string label, EchoAzure azure, JsonObject call, string? id = null)
    {
        var recorded = call["requests"]!.AsArray()
            .Select(request => new EchoRequest((string)request!["method"]!, id ?? (string)request["path"]!, (string)request["apiVersion"]!, null, null));
        var (expected, actual) = (string.Join(", ", recorded), string.Join(", ", azure.Requests));
        if (expected != actual)
        {
            Differ(label, "requests", expected, actual);
        }
    }

    /// <summary>The body of a request is what the inputs give in the shape of Microsoft's type, and what the recording says besides.</summary>
    private void CompareBody(string label, EchoAzure azure, JsonObject call)
    {
        if (azure.Requests.LastOrDefault(request => request.Body is not null) is not { Body: { } sent } request)
        {
            Differ(label, "body", "one", "none");
            return;
        }

        var body = sent.DeepClone().AsObject();
        foreach (var (path, value) in call["requests"]!.AsArray().Select(recorded => recorded!["bodyAlsoHas"]).OfType<JsonObject>().SelectMany(also => also))
        {
            var read = azure.Requests.LastOrDefault(earlier => earlier.Method == "GET" && earlier.Before is not null && earlier != request)?.Before;
            var expected = value is JsonValue text && (string?)text == AsRead ? At(read, path) : value;
            Compare(label, $"body.{path}", expected, At(body, path));
            (At(body, path[..path.LastIndexOf('.')]) as JsonObject)?.Remove(path[(path.LastIndexOf('.') + 1)..]);
        }

        var inputs = Json.ToMap(call["inputs"]!.AsObject());
        var definition = ResourceCatalogue.Shared.Resource((string)call["type"]!);
        var type = definition.DefinitionFor(inputs);
        try
        {
            BodyValidation.Check(type, body, null, requireAll: true);
        }
        catch (ArmException refusal)
        {
            Differ(label, "body", "one that Microsoft's type definition allows", refusal.Message);
        }

        var fromBody = BodyReader.Inputs.Read(type.Body, body, definition.InputsKeepProperties);
        var fromProgram = inputs.Where(input => !definition.Path.Contains(input.Key) && input.Key != definition.TypeInput && input.Key != ApiVersionInput);
        CompareMembers(label, "body", Plain(new(fromProgram)), Plain(fromBody));
    }

    private void CompareMembers(string label, string aspect, JsonObject recorded, JsonObject actual)
    {
        foreach (var name in recorded.Select(member => member.Key).Union(actual.Select(member => member.Key)).Order(StringComparer.Ordinal))
        {
            Compare(label, $"{aspect}.{name}", recorded[name], actual[name]);
        }
    }

    private void Compare(string label, string aspect, JsonNode? recorded, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(recorded, actual))
        {
            Differ(label, aspect, recorded?.ToJsonString() ?? "missing", actual?.ToJsonString() ?? "missing");
        }
    }

    private void Differ(string label, string aspect, string recorded, string actual)
        => _differences.Add(new(recording.Case, $"{label}: {aspect}", recorded, actual));

    /// <summary>The resource as the run before has left it, in Azure and in the state.</summary>
    private static async Task<ResourceResult> MadeAsync(EchoAzure azure, ResourceContext resource, JsonObject inputs)
    {
        var made = await azure.Provider.CreateAsync(new(resource, Json.ToMap(inputs), Preview: false, null), default);
        azure.Forget();
        return made;
    }

    private static ResourceContext Resource(string key)
    {
        var (type, name) = (key.Split(' ')[0], key.Split(' ')[^1]);
        return new($"urn:pulumi:dev::geo-registry::{type}::{name}", type, name, _ => { });
    }

    private static JsonObject Plain(PropertyMap map) => Json.From(new PropertyValue.Map(map))!.AsObject();

    private static JsonNode? At(JsonNode? node, string path) => path.Split('.').Aggregate(node, (inner, name) => (inner as JsonObject)?[name]);
}
