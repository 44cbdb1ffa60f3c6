using System.Text.Json.Nodes;

namespace Rehearsal.Tests.Adoption.Reading;

/// <summary>Prints what Azure Resource Manager answers in the way of <c>az</c>: without the level of <c>properties</c>, and with names of its own.</summary>
internal static class AzureCommandLine
{
    private static readonly Dictionary<string, string> OwnNames = new()
    {
        ["value"] = "ipAddressOrRange",
        ["azureADAuthenticationAsArmPolicy"] = "azureAdAuthenticationAsArmPolicy",
    };

    internal static JsonNode? Print(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(Print)]),
        JsonObject map => Flatten(map),
        _ => node?.DeepClone(),
    };

    private static JsonObject Flatten(JsonObject map)
    {
        var flat = new JsonObject();
        foreach (var (name, value) in map.Where(member => member.Key is not "properties"))
            flat[name is "value" && !map.ContainsKey("action") ? name : OwnNames.GetValueOrDefault(name, name)] = Print(value);
        foreach (var (name, value) in map["properties"] as JsonObject ?? [])
            flat[name is "type" ? "typePropertiesType" : OwnNames.GetValueOrDefault(name, name)] = Print(value);
        if (map.ContainsKey("id"))
            flat["resourceGroup"] = "rg-old";
        return flat;
    }
}
