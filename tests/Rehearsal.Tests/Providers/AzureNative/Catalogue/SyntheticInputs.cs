using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using CsCheck;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Tests.Providers.AzureNative.Catalogue;

/// <summary>Makes inputs of the right types for any resource type.</summary>
internal static class SyntheticInputs
{
    // Deeper, networks' types refer to each other without end.
    private const int Depth = 5;

    internal static Gen<PropertyMap> For(ResourceDefinition definition, PropertyMap path)
    {
        var type = definition.DefinitionFor(path).Body;
        return Members(ArmShape.Members(type, definition.InputsKeepProperties, _ => null)
            .Where(member => definition.Inputs.Contains(member.Name)
                && !definition.Path.Contains(member.Name)
                && !ArmResourceType.IsEnvelope(member.Name)), Depth);
    }

    private static Gen<PropertyMap> Members(IEnumerable<ShapeMember> members, int depth)
        => members.Where(member => !member.IsReadOnly).Aggregate(
            Gen.Const(PropertyMap.Empty),
            (maps, member) => from map in maps
                              from isGiven in Gen.Int[0, 2]
                              from value in Value(member.Type, depth)
                              select isGiven > 0 || member.IsRequired ? value is null ? map : map.With(member.Name, value) : map);

    private static Gen<PropertyValue?> Value(TypeBase type, int depth) => type switch
    {
        _ when type.IsSensitive => Gen.Const((PropertyValue?)new PropertyValue.Secret("hidden")),
        _ when ArmShape.IsSetOfIds(type) => Gen.Const((PropertyValue?)new PropertyValue.List(["/subscriptions/sub/identity"])),
        BooleanType => Gen.Bool.Select(flag => (PropertyValue?)flag),
        IntegerType integer => Gen.Int[(int)(integer.MinValue ?? 0), (int)Math.Min(integer.MaxValue ?? 100, 10000)].Select(
            number => (PropertyValue?)(double)number),
        StringLiteralType literal => Gen.Const((PropertyValue?)literal.Value),
        UnionType union => type.LiteralValues.Any() ? Gen.OneOf(
            type.LiteralValues.Select(Gen.Const).ToArray()).Select(text => (PropertyValue?)text) : Value(union.Elements[0].Type, depth),
        ArrayType when depth == 0 => Gen.Const((PropertyValue?)null),
        ArrayType array => Value(array.ItemType.Type, depth - 1).Array[1, 2].Select(
            items => items.Contains(null) ? null : (PropertyValue?)new PropertyValue.List([.. items!])),
        ObjectType or DiscriminatedObjectType when depth == 0 => Gen.Const((PropertyValue?)null),
        DiscriminatedObjectType body => Gen.OneOf(body.Elements.Keys.Select(Gen.Const).ToArray()).SelectMany(kind => Object(body, kind, depth)),
        ObjectType => Object(type, null, depth),
        AnyType => Gen.Const((PropertyValue?)new PropertyValue.Map(Values.Map("""{ "properties": { "free": [1, true, "x"] } }"""))),
        // The patterns in these types are those of UUIDs; another is left out.
        StringType { Pattern: { } pattern } => Gen.Guid.Select(uuid => Regex.IsMatch(uuid.ToString(), pattern) ? (PropertyValue?)uuid.ToString() : null),
        _ => Gen.String[Gen.Char.AlphaNumeric, 1, 8].Select(text => (PropertyValue?)text),
    };

    private static Gen<PropertyValue?> Object(TypeBase type, string? kind, int depth)
    {
        var members = Members(ArmShape.Members(type, keepsProperties: false, _ => kind), depth - 1);
        return type.AdditionalPropertiesType is { } valueType
            ? Value(valueType, depth - 1).Select(
                value => value is null ? null : (PropertyValue?)new PropertyValue.Map(PropertyMap.Empty.With("cost.center", value)))
            : members.Select(map => (PropertyValue?)new PropertyValue.Map(map));
    }
}
