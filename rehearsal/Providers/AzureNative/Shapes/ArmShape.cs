using System.Collections.Immutable;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;

namespace Rehearsal.Providers.AzureNative.Shapes;

/// <summary>How ARM's objects look to a Pulumi program: what ARM nests under <c>properties</c> is beside the rest.</summary>
internal static class ArmShape
{
    private const string Properties = "properties";

    // A second object that azure-native dissolves: a network's address pool { pool: { id } } is { id }.
    private static readonly (string ArmType, string ArmName) DissolvedPool = ("IpamPoolPrefixAllocation", "pool");

    /// <summary>
    /// The members of an object, read-only ones included. Where what is nested has the name of what it is beside then, as a scope map's two
    /// <c>type</c>s, the program sees the outer one.
    /// </summary>
    /// <param name="type">Its ARM type; one that is no object has no members.</param>
    /// <param name="keepsProperties">Whether the program sees <c>properties</c> as an object of its own.</param>
    /// <param name="discriminatorAt">The value of the property, by its ARM path, that decides which kind of object it is; null when it is missing.</param>
    internal static IEnumerable<ShapeMember> Members(
        TypeBase type, bool keepsProperties, Func<ImmutableArray<string>, string?> discriminatorAt)
    {
        var members = Members(type, keepsProperties, discriminatorAt, [], isReadOnly: false).ToList();
        var outer = members.Where(IsOuter).Select(member => member.Name).ToHashSet();
        return members.Where(member => IsOuter(member) || !outer.Contains(member.Name));

        static bool IsOuter(ShapeMember member) => member.ArmPath.Length is 1;
    }

    /// <summary>The objects that the program does not see but a request must have.</summary>
    internal static IEnumerable<string> RequiredContainers(TypeBase type, bool keepsProperties)
        => type.PropertiesFor(null)
            .Where(property => property.Value.IsRequired && !keepsProperties && IsDissolved(type, property.Key, property.Value))
            .Select(property => property.Key);

    /// <summary>Whether values are maps from ids to objects that only the service fills: a program gives a list of ids.</summary>
    internal static bool IsSetOfIds(TypeBase type)
        => type is ObjectType { Properties.Count: 0 } && type.AdditionalPropertiesType is ObjectType { Properties.Count: > 0 } value
            && value.Properties.Values.All(property => property.IsReadOnly);

    private static IEnumerable<ShapeMember> Members(
        TypeBase type, bool keepsProperties, Func<ImmutableArray<string>, string?> discriminatorAt, ImmutableArray<string> path, bool isReadOnly)
    {
        var kind = type.Discriminator is { } discriminator ? discriminatorAt(path.Add(discriminator)) : null;
        foreach (var (armName, property) in type.PropertiesFor(kind))
        {
            var propertyPath = path.Add(armName);
            var propertyIsReadOnly = isReadOnly || property.IsReadOnly;
            if (!keepsProperties && IsDissolved(type, armName, property))
            {
                foreach (var member in Members(property.Type.Type, keepsProperties: true, discriminatorAt, propertyPath, propertyIsReadOnly))
                {
                    yield return member;
                }
            }
            else
            {
                var name = PropertyNames.InProgram(NameOf(type), armName);
                yield return new(name, propertyPath, property.Type.Type, property.IsRequired, propertyIsReadOnly, property.IsWriteOnly);
            }
        }
    }

    private static bool IsDissolved(TypeBase type, string armName, ObjectTypeProperty property)
        => (armName == Properties || (NameOf(type), armName) == DissolvedPool)
            && property.Type.Type is ObjectType { Properties.Count: > 0 } or DiscriminatedObjectType;

    private static string NameOf(TypeBase type) => type switch
    {
        ObjectType body => body.Name,
        DiscriminatedObjectType body => body.Name,
        _ => "",
    };
}
