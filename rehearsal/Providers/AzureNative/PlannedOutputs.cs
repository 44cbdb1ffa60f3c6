using System.Collections.Frozen;
using Azure.Bicep.Types.Concrete;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Diffing;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative;

/// <summary>What a resource's outputs would be, for previews: what the program gives comes back, the rest only Azure can tell.</summary>
internal static class PlannedOutputs
{
    // Outputs that may differ after any change; all others that a program does not set keep their value.
    private static readonly FrozenSet<string> Volatile = FrozenSet.ToFrozenSet(
    [
        "dataEndpointHostNames", "etag", "keyUriWithVersion", "lastUpdatedTime", "modifiedDate", "provisioningState", "status", "systemData",
        "updatedBy", "updatedOn",
    ]);

    internal static PropertyMap OnCreate(ResourceDefinition definition, PropertyMap inputs)
        => new(definition.Outputs.Select(name => KeyValuePair.Create(name, Planned(definition, inputs, name))));

    internal static PropertyMap OnUpdate(ResourceDefinition definition, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap inputs)
        => new(definition.Outputs
            .Select(name => (Name: name, Value: Planned(definition, oldInputs, oldOutputs, inputs, name)))
            .Where(output => output.Value is not null)
            .Select(output => KeyValuePair.Create(output.Name, output.Value!)));

    private static PropertyValue? Planned(
        ResourceDefinition definition, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap inputs, string name)
    {
        var wasGiven = oldInputs.TryGetValue(name, out var old);
        var isGiven = inputs.TryGetValue(name, out var value);
        var isUnchanged = wasGiven == isGiven && (!isGiven || InputDiff.AreEqual(definition, name, old!, value!));
        return isUnchanged && !(Volatile.Contains(name) && !isGiven)
            ? oldOutputs.TryGetValue(name, out var kept) ? kept : null
            : Planned(definition, inputs, name);
    }

    private static PropertyValue Planned(ResourceDefinition definition, PropertyMap inputs, string name) => name switch
    {
        "azureApiVersion" => definition.ApiVersion,
        "type" => definition.ArmTypeFor(inputs),
        "name" when inputs.TryGetValue(definition.NameInput, out var resourceName) => resourceName,
        _ when inputs.TryGetValue(name, out var value) => MemberType(definition, inputs, name) is { } type ? Complete(type, value) : value,
        _ => PropertyValue.Unknown.Instance,
    };

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
