using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Writing;

/// <summary>
/// Lists such as a network's <c>subnets</c>, whose items may also be resources of their own. Azure takes a PUT for the whole, so what a program
/// leaves out is sent all the same: nothing when the resource is created, and later what is there.
/// </summary>
internal static class Subresources
{
    /// <summary>Writes empty lists where the inputs give none.</summary>
    internal static void LeaveEmpty(ResourceDefinition definition, PropertyMap inputs, JsonObject body)
    {
        foreach (var path in LeftOut(definition, inputs, body))
        {
            Container(body, path)[path[^1]] = new JsonArray();
        }
    }

    /// <summary>Whether there are lists that the inputs do not give, so that the resource has to be read before it is changed.</summary>
    internal static bool AreLeftOut(ResourceDefinition definition, PropertyMap inputs, JsonObject body) => LeftOut(definition, inputs, body).Any();

    /// <summary>Writes the lists of the resource as it is where the inputs give none.</summary>
    internal static void Keep(ResourceDefinition definition, PropertyMap inputs, JsonObject body, JsonObject current)
    {
        foreach (var path in LeftOut(definition, inputs, body))
        {
            if (path.Aggregate((JsonNode?)current, (node, name) => (node as JsonObject)?[name]) is { } value)
            {
                Container(body, path)[path[^1]] = value.DeepClone();
            }
        }
    }

    private static List<ImmutableArray<string>> LeftOut(ResourceDefinition definition, PropertyMap inputs, JsonObject body)
        => [.. definition.Standalone.Select(path => ArmPath(definition, inputs, path))
            .Where(path => path.Aggregate((JsonNode?)body, (node, name) => (node as JsonObject)?[name]) is null)];

    private static ImmutableArray<string> ArmPath(ResourceDefinition definition, PropertyMap inputs, string path)
    {
        var names = path.Split('.');
        var members = ArmShape.Members(definition.DefinitionFor(inputs).Body, definition.InputsKeepProperties, _ => null);
        return [.. members.First(member => member.Name == names[0]).ArmPath, .. names[1..]];
    }

    private static JsonObject Container(JsonObject body, ImmutableArray<string> path)
    {
        foreach (var name in path[..^1])
        {
            if (body[name] is not JsonObject inner)
            {
                body[name] = inner = [];
            }

            body = inner;
        }

        return body;
    }
}
