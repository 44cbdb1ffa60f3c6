using Azure.Bicep.Types.Concrete;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Planning;

/// <summary>
/// What azure-native says in a preview of a resource's outputs: the inputs of the same name, and the rest is unknown. Of a resource
/// that exists it takes two outputs for certain, and the engine the id.
/// </summary>
internal static class PlannedOutputs
{
    private static readonly string[] Stable = ["location", "name"];

    internal static PropertyMap OnCreate(ResourceDefinition definition, PropertyMap inputs)
        => new(definition.Outputs.Select(name => KeyValuePair.Create(name, Planned(definition, inputs, name))));

    internal static PropertyMap OnUpdate(ResourceDefinition definition, PropertyMap oldOutputs, PropertyMap inputs)
        => Stable.Where(oldOutputs.ContainsKey).Aggregate(OnCreate(definition, inputs), (planned, name) => planned.With(name, oldOutputs[name]));

    private static PropertyValue Planned(ResourceDefinition definition, PropertyMap inputs, string name)
        => !inputs.TryGetValue(name, out var value) ? PropertyValue.Unknown.Instance
            : MemberType(definition, inputs, name) is { } type ? Complete(type, value)
            : value;

    private static TypeBase? MemberType(ResourceDefinition definition, PropertyMap inputs, string name)
    {
        var body = definition.DefinitionFor(inputs).Body;
        return ArmShape.Members(body, definition.OutputsKeepProperties, inputs.DiscriminatorAt(body)).FirstOrDefault(member => member.Name == name)?.Type;
    }

    // Azure fills in what a given object leaves out.
    private static PropertyValue Complete(TypeBase type, PropertyValue value) => (type, value) switch
    {
        (_, PropertyValue.Secret secret) => new PropertyValue.Secret(Complete(type, secret.Value)),
        (_, PropertyValue.List) when ArmShape.IsSetOfIds(type) => PropertyValue.Unknown.Instance,
        (ArrayType array, PropertyValue.List list) => new PropertyValue.List([.. list.Items.Select(item => Complete(array.ItemType.Type, item))]),
        (ObjectType or DiscriminatedObjectType, PropertyValue.Map map) => new PropertyValue.Map(Complete(type, map.Members)),
        _ => value,
    };

    private static PropertyMap Complete(TypeBase type, PropertyMap value)
    {
        var members = ArmShape.Members(type, keepsProperties: false, value.DiscriminatorAt(type)).ToDictionary(member => member.Name);
        var given = value.Select(entry => KeyValuePair.Create(
            entry.Key, members.TryGetValue(entry.Key, out var member) ? Complete(member.Type, entry.Value) : entry.Value));
        var filled = members.Keys.Where(name => !value.ContainsKey(name))
            .Select(name => KeyValuePair.Create(name, (PropertyValue)PropertyValue.Unknown.Instance));
        return new(given.Concat(filled));
    }
}
