using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Tests.Providers;

/// <summary>Short ways to write what providers are asked.</summary>
internal static class Values
{
    internal static readonly ImmutableArray<byte> Seed = [1, 2, 3];

    /// <summary>A map from JSON.</summary>
    internal static PropertyMap Map(string json) => Json.ToMap(JsonNode.Parse(json)!.AsObject());

    internal static ResourceContext Resource(string type, string name = "main", Action<string>? report = null)
        => new($"urn:pulumi:dev::geo-registry::{type}::{name}", type, name, report ?? (_ => { }));

    internal static void AssertJson(string expected, JsonNode? actual)
        => Assert.Equal(Ordered(JsonNode.Parse(expected))?.ToJsonString(), Ordered(actual)?.ToJsonString());

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
