using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;

namespace Sdks.Tests.Generated;

/// <summary>What the generator knows of API versions that npm has no types of is what Microsoft's types say of them.</summary>
public sealed class ApiVersionTests
{
    private static readonly Dictionary<string, string> ArmTypes = new()
    {
        ["CacheRule"] = "Microsoft.ContainerRegistry/registries/cacheRules",
        ["Registry"] = "Microsoft.ContainerRegistry/registries",
    };

    [Theory]
    [InlineData("containerregistry-v20251101", "Registry")]
    [InlineData("containerregistry-v20260101preview", "CacheRule", "Registry")]
    public void A_description_has_the_members_that_Microsofts_types_have(string description, params string[] resources)
    {
        var file = JsonNode.Parse(File.ReadAllText(Repository.File($"sdks/generator/versions/{description}.json")))!;

        var types = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var type = ArmTypeCatalogue.Shared.Find(ArmTypes[resource], (string)file["apiVersion"]!)!;
            types.Add(resource, Members(type.BodyProperties));
            foreach (var property in type.BodyProperties.Values)
            {
                Collect(property.Type.Type, types);
            }
        }

        Assert.Equal(
            new JsonObject(types.Select(found => KeyValuePair.Create(found.Key, (JsonNode?)found.Value))).ToString(),
            file["types"]!.ToString());
    }

    private static void Collect(TypeBase type, SortedDictionary<string, JsonObject> types)
    {
        if (type is ArrayType array)
        {
            Collect(array.ItemType.Type, types);
        }

        if (type is not ObjectType body)
        {
            return;
        }

        if (body.AdditionalProperties is { } values)
        {
            Collect(values.Type, types);
            return;
        }

        if (!types.TryAdd(body.Name, Members(body.Properties)))
        {
            return;
        }

        foreach (var property in body.Properties.Values)
        {
            Collect(property.Type.Type, types);
        }
    }

    private static JsonObject Members(IReadOnlyDictionary<string, ObjectTypeProperty> properties)
        => new(properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => KeyValuePair.Create(
            property.Key,
            (JsonNode?)$"{Text(property.Value.Type.Type)}{(property.Value.IsReadOnly ? " read-only" : "")}{(property.Value.IsRequired ? " required" : "")}")));

    private static string Text(TypeBase type) => type switch
    {
        ObjectType { AdditionalProperties: { } values } => $"{{{Text(values.Type)}}}",
        ObjectType body => body.Name,
        ArrayType array => $"{Text(array.ItemType.Type)}[]",
        UnionType union => string.Join('|', union.Elements.Select(element => Text(element.Type))),
        StringLiteralType literal => $"'{literal.Value}'",
        StringType => "string",
        IntegerType => "integer",
        BooleanType => "boolean",
        _ => throw new ArgumentException($"A description has no words for {type.GetType().Name}"),
    };
}
