using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Stacks;

namespace Rehearsal.CommandLine.Simulation;

/// <summary>
/// The regions of <c>PROJECT:additionalRegions</c> in the stack file, a list of maps with a <c>name</c>, which the subscription has besides the
/// regions of every subscription. Other values are ignored here: the program reads the key as well, and reports them.
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
