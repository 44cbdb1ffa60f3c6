using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Stacks;

namespace Rehearsal.CommandLine.Simulation;

/// <summary>
/// Regions that a stack's file says the subscription has, besides those that everybody has: <c>PROJECT:additionalRegions</c>, a list of maps with a
/// <c>name</c>. What is anything else is left to the program, which reads the key as well.
/// </summary>
internal static class AdditionalRegions
{
    private const string Key = "additionalRegions";

    /// <returns>Their names; none where the key is left out.</returns>
    internal static IReadOnlyCollection<string> Of(RehearsedStack stack)
    {
        if (stack.Configuration.Values.GetValueOrDefault($"{stack.Project}:{Key}") is not { } value)
        {
            return [];
        }

        try
        {
            var regions = JsonNode.Parse(value) as JsonArray ?? [];
            return
            [
                .. regions.Select(region => (region as JsonObject)?["name"] as JsonValue)
                    .Select(name => name?.TryGetValue<string>(out var text) is true ? text : null)
                    .OfType<string>(),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
