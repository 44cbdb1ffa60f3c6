using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;

namespace Recorded.Tests.Engine;

/// <summary>Reads values in the form of the recordings.</summary>
internal static class RecordedForm
{
    /// <param name="before">What the members of the node are set in.</param>
    internal static PropertyMap Map(JsonNode? node, PropertyMap? before = null)
        => (node?.AsObject() ?? []).Aggregate(before ?? PropertyMap.Empty, (map, member) => map.With(member.Key, Value(member.Value)));

    private static PropertyValue Value(JsonNode? node) => node switch
    {
        null => PropertyValue.Null.Instance,
        JsonObject map => new PropertyValue.Map(Map(map)),
        JsonArray items => new PropertyValue.List([.. items.Select(Value)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => node.GetValue<double>(),
            _ => node.GetValue<bool>(),
        },
    };
}
