using System.Text.Json.Nodes;

namespace Rehearsal.ArmRules;

/// <summary>A resource as Azure Resource Manager has it, or is to have it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its body, with <c>properties</c> and <c>location</c> where it has them.</param>
internal sealed record ArmBody(string Id, JsonObject Body)
{
    private const string Providers = "/providers/";

    /// <summary>The last part of the id.</summary>
    internal string Name => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The id of what the resource is in or on: its parent, its group, or the scope that it is at.</summary>
    internal string Parent
    {
        get
        {
            var provider = Id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
            var segments = provider < 0 ? [] : Id[(provider + Providers.Length)..].Split('/');
            return segments.Length is 3 ? Id[..provider] : string.Join('/', Id.Split('/')[..^2]);
        }
    }

    /// <summary>The text at a path such as <c>properties.virtualNetwork.id</c>; null when there is none or it is something else.</summary>
    internal string? Text(string path) => At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Whether there is <c>true</c> at a path.</summary>
    internal bool Flag(string path) => At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>The objects in the list at a path; none when there is no list.</summary>
    internal IEnumerable<JsonObject> Objects(string path) => (At(path) as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The texts in the list at a path; none when there is no list.</summary>
    internal IEnumerable<string> Texts(string path)
        => (At(path) as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : null).OfType<string>();

    private JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)Body, (node, name) => (node as JsonObject)?[name]);
}
