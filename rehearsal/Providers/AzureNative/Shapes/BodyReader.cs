using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;

namespace Rehearsal.Providers.AzureNative.Shapes;

/// <summary>Turns an ARM answer into a program's object: its outputs, or the inputs that would give it.</summary>
internal sealed class BodyReader
{
    private readonly bool _onlyInputs;

    private BodyReader(bool onlyInputs) => _onlyInputs = onlyInputs;

    /// <summary>Reads everything; what the types call sensitive is secret.</summary>
    internal static BodyReader Outputs { get; } = new(onlyInputs: false);

    /// <summary>Reads what a program can set.</summary>
    internal static BodyReader Inputs { get; } = new(onlyInputs: true);

    /// <summary>The object of a type as a program sees it; members that the type does not know are left out, as are nulls.</summary>
    /// <param name="keepsProperties">Whether the program's object has <c>properties</c> as ARM's has.</param>
    internal PropertyMap Read(TypeBase type, JsonObject body, bool keepsProperties)
    {
        var members = ArmShape.Members(type, keepsProperties, path => TextAt(body, path)).ToList();
        var declared = members
            .Where(member => !(_onlyInputs && member.IsReadOnly))
            .Select(member => (member.Name, member.Type, Node: Find(body, member.ArmPath)));
        var additional = type.AdditionalPropertiesType is { } valueType
            ? body.Where(entry => members.All(member => member.ArmPath[0] != entry.Key))
                .Select(entry => (Name: entry.Key, Type: valueType, Node: entry.Value))
            : [];
        return new(declared.Concat(additional)
            .Where(entry => entry.Node is not null)
            .Select(entry => KeyValuePair.Create(entry.Name, ReadValue(entry.Type, entry.Node))));
    }

    private PropertyValue ReadValue(TypeBase type, JsonNode? node)
    {
        var value = (type, node) switch
        {
            (_, JsonObject ids) when _onlyInputs && ArmShape.IsSetOfIds(type)
                => new PropertyValue.List([.. ids.Select(id => (PropertyValue)id.Key)]),
            (ArrayType array, JsonArray items) => new PropertyValue.List([.. items.Select(item => ReadValue(array.ItemType.Type, item))]),
            (ObjectType or DiscriminatedObjectType, JsonObject body) => new PropertyValue.Map(Read(type, body, keepsProperties: false)),
            _ => Json.ToValue(node),
        };
        return type.IsSensitive ? new PropertyValue.Secret(value) : value;
    }

    private static JsonNode? Find(JsonObject body, ImmutableArray<string> path)
        => path.Aggregate((JsonNode?)body, (node, name) => (node as JsonObject)?[name]);

    private static string? TextAt(JsonObject body, ImmutableArray<string> path)
        => Find(body, path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
