using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Adoption.Reading;

/// <summary>
/// What <c>az</c> prints and Azure Resource Manager answers: resources, alone or in lists, which are recognised by their ids, and the configuration of
/// webhooks. Source of the shapes: Microsoft's reference of the commands <c>az acr</c>, <c>az network private-endpoint</c> and <c>az role assignment</c>.
/// </summary>
internal sealed class AzureDocuments
{
    private const string Expected = "give what 'az acr show --name NAME', 'az acr replication list --registry NAME' and the like print as JSON (--output json)";

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, ExistingResource> _resources = [];

    /// <summary>The resources in the order in which they were read; one that was given several times once.</summary>
    internal IReadOnlyCollection<ExistingResource> Resources => _resources.Values;

    /// <summary>How webhooks are configured, as far as it was given.</summary>
    internal List<WebhookConfiguration> WebhookConfigurations { get; } = [];

    /// <summary>Whether all there is was read, so that what is missing does not exist.</summary>
    internal bool AreComplete { get; init; }

    /// <summary>Where resources were looked for.</summary>
    internal List<string> Sources { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path; <c>-</c> for standard input.</param>
    /// <exception cref="RehearsalException">It cannot be read, or holds something else.</exception>
    internal static string ReadFile(string path)
    {
        try
        {
            // PowerShell writes what a command prints as UTF-16.
            var stream = path is "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"'{path}' cannot be read: {error.Message.TrimEnd('.')}; name a file with {Expected[5..]}", error);
        }
    }

    /// <summary>Adds all JSON values of a text; there may be several.</summary>
    /// <param name="source">Where the text is from, for messages.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="RehearsalException">It is no JSON, or holds something that is neither a resource nor the configuration of a webhook.</exception>
    internal void Add(string source, string text)
    {
        Sources.Add(source);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
                Add(source, JsonSerializer.Deserialize<JsonNode>(ref reader, Strict));
        }
        catch (JsonException error)
        {
            throw new RehearsalException($"'{source}' is not JSON: {error.Message.TrimEnd('.')}; {Expected}", error);
        }
    }

    /// <summary>Takes in a value.</summary>
    internal void Add(string source, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                    Add(source, item);
                break;
            case JsonObject map when !map.ContainsKey("id") && map["value"] is JsonArray list:
                Add(source, list);
                break;
            case JsonObject map when IdOf(map) is { } id:
                _resources.TryAdd(id.Key, new(id, new AzureObject(map), source));
                break;
            case JsonObject map when map["serviceUri"] is JsonValue uri:
                WebhookConfigurations.Add(new(Path.GetFileNameWithoutExtension(source), uri.ToString(), new AzureObject(map).Map("customHeaders")));
                break;
            default:
                throw new RehearsalException($"'{source}' holds something without the id of a resource in Azure; {Expected}");
        }
    }

    private static ArmId? IdOf(JsonObject map)
        => map["id"] is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('/') && ArmAddress.Parse(text) is { Tail: null } address
            ? address.Id
            : null;
}
