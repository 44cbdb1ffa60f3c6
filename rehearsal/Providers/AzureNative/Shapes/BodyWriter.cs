using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Shapes;

/// <summary>Turns a program's inputs into the body of an ARM request.</summary>
internal static class BodyWriter
{
    /// <summary>The body for an object of a type. What only the service sets, and what the type does not know, is left out.</summary>
    /// <param name="value">The program's object.</param>
    /// <param name="keepsProperties">Whether the program's object has <c>properties</c> as ARM's has.</param>
    /// <param name="previous">The object of the last run; null in a creation. An id that was in a set and is in it no more is written as null.</param>
    internal static JsonObject Write(TypeBase type, PropertyMap value, bool keepsProperties, PropertyMap? previous = null)
        => Write(type, value, keepsProperties, previous, withReadOnly: false);

    /// <summary>The body that an object's outputs were read from: with what only the service sets.</summary>
    internal static JsonObject WriteWhole(TypeBase type, PropertyMap outputs, bool keepsProperties)
        => Write(type, outputs, keepsProperties, previous: null, withReadOnly: true);

    private static JsonObject Write(TypeBase type, PropertyMap value, bool keepsProperties, PropertyMap? previous, bool withReadOnly)
    {
        var body = new JsonObject();
        foreach (var container in ArmShape.RequiredContainers(type, keepsProperties))
        {
            body[container] = new JsonObject();
        }

        var members = ArmShape.Members(type, keepsProperties, value.DiscriminatorAt(type)).ToList();
        foreach (var member in members.Where(member => withReadOnly || !member.IsReadOnly))
        {
            if (value.TryGetValue(member.Name, out var memberValue))
            {
                Place(body, member.ArmPath, WriteValue(member.Type, memberValue, previous?.GetValueOrDefault(member.Name), withReadOnly));
            }
        }

        if (type.AdditionalPropertiesType is { } valueType)
        {
            foreach (var (name, memberValue) in value.Where(entry => members.All(member => member.Name != entry.Key)))
            {
                body[name] = WriteValue(valueType, memberValue, previous?.GetValueOrDefault(name), withReadOnly);
            }
        }

        return body;
    }

    /// <summary>How to find, in a program's object, the value that decides which kind of object it is.</summary>
    internal static Func<ImmutableArray<string>, string?> DiscriminatorAt(this PropertyMap value, TypeBase type)
        => path => value.TryGetValue(PropertyNames.InProgram((type as DiscriminatedObjectType)?.Name ?? "", path[^1]), out var found)
            ? found.AsText()
            : null;

    private static JsonNode? WriteValue(TypeBase type, PropertyValue value, PropertyValue? previous, bool withReadOnly) => (type, value) switch
    {
        (_, PropertyValue.Secret secret) => WriteValue(type, secret.Value, previous, withReadOnly),
        (_, PropertyValue.List ids) when ArmShape.IsSetOfIds(type) => WriteSet(ids, previous?.Plain as PropertyValue.List),
        (ArrayType array, PropertyValue.List list)
            => new JsonArray([.. list.Items.Select(item => WriteValue(array.ItemType.Type, item, previous: null, withReadOnly))]),
        (ObjectType or DiscriminatedObjectType, PropertyValue.Map map)
            => Write(type, map.Members, keepsProperties: false, (previous?.Plain as PropertyValue.Map)?.Members, withReadOnly),
        _ => Json.From(value),
    };

    private static JsonObject WriteSet(PropertyValue.List ids, PropertyValue.List? previous)
    {
        var set = new JsonObject((previous?.Items ?? []).Select(gone => KeyValuePair.Create(gone.AsText() ?? "", (JsonNode?)null)));
        foreach (var id in ids.Items)
        {
            set[id.AsText() ?? ""] = new JsonObject();
        }

        return set;
    }

    private static void Place(JsonObject body, ImmutableArray<string> path, JsonNode? value)
    {
        foreach (var container in path[..^1])
        {
            if (body[container] is not JsonObject inner)
            {
                body[container] = inner = [];
            }

            body = inner;
        }

        body[path[^1]] = value;
    }
}
