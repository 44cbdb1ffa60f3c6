using System.Collections.Immutable;
using Azure.Bicep.Types.Concrete;

namespace Rehearsal.ArmTypes;

/// <summary>The meaning of flags and shapes in Microsoft's type definitions.</summary>
internal static class ArmTypeReading
{
    private static readonly ImmutableDictionary<string, ObjectTypeProperty> NoProperties = ImmutableDictionary<string, ObjectTypeProperty>.Empty;

    extension(ObjectTypeProperty property)
    {
        /// <summary>A request must give it.</summary>
        internal bool IsRequired => property.Flags.HasFlag(ObjectTypePropertyFlags.Required);

        /// <summary>Only the service sets it.</summary>
        internal bool IsReadOnly => property.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly);

        /// <summary>The service takes it and never gives it back.</summary>
        internal bool IsWriteOnly => property.Flags.HasFlag(ObjectTypePropertyFlags.WriteOnly);

        /// <summary>Part of the resource's identity: it must be known when a deployment starts.</summary>
        internal bool IsDeployTimeConstant => property.Flags.HasFlag(ObjectTypePropertyFlags.DeployTimeConstant);
    }

    extension(TypeBase type)
    {
        /// <summary>Whether values are objects, with known properties or without.</summary>
        internal bool IsObject => type is ObjectType or DiscriminatedObjectType;

        /// <summary>Whether values are secrets.</summary>
        internal bool IsSensitive => type switch
        {
            StringType text => text.Sensitive == true,
            ObjectType body => body.Sensitive == true,
            UnionType union => union.Elements.Any(element => element.Type.IsSensitive),
            _ => false,
        };

        /// <summary>The property of an object that decides which kind of object it is (such as <c>kind</c>), else null.</summary>
        internal string? Discriminator => (type as DiscriminatedObjectType)?.Discriminator;

        /// <summary>The type of an array's items, else null.</summary>
        internal TypeBase? ItemType => (type as ArrayType)?.ItemType.Type;

        /// <summary>The type of an object's values under names that are not declared, as in tags; null when undeclared names are not allowed.</summary>
        internal TypeBase? AdditionalPropertiesType => (type as ObjectType)?.AdditionalProperties?.Type;

        /// <summary>The literal values that a string may have, in the order of the definition; none where any string will do.</summary>
        internal IEnumerable<string> LiteralValues => type switch
        {
            StringLiteralType literal => [literal.Value],
            UnionType union => union.Elements.SelectMany(element => element.Type.LiteralValues),
            _ => [],
        };

        /// <summary>Whether it is a union of literals that later API versions may add to, so any other string has the right type as well.</summary>
        internal bool IsOpenEnumeration => type is UnionType union
            && union.Elements.Any(element => element.Type is StringType)
            && union.Elements.Any(element => element.Type is StringLiteralType);

        /// <summary>
        /// The declared properties of an object by name: those of an object type, or those of a discriminated one's kind together with the
        /// common ones. Empty for anything that is not an object.
        /// </summary>
        /// <param name="discriminatorValue">The discriminator's value, without regard to case; null or unknown gives the common properties only.</param>
        internal IReadOnlyDictionary<string, ObjectTypeProperty> PropertiesFor(string? discriminatorValue) => type switch
        {
            ObjectType body => body.Properties,
            DiscriminatedObjectType body => discriminatorValue is not null && body.FindKind(discriminatorValue) is ObjectType kind
                ? body.BaseProperties.Concat(kind.Properties).DistinctBy(property => property.Key).ToDictionary()
                : body.BaseProperties,
            _ => NoProperties,
        };

        /// <summary>The type of a discriminated object for a value of its discriminator, without regard to case; null for an unknown value.</summary>
        internal TypeBase? FindKind(string discriminatorValue) => (type as DiscriminatedObjectType)?.Elements
            .FirstOrDefault(element => element.Key.Equals(discriminatorValue, StringComparison.OrdinalIgnoreCase)).Value?.Type;
    }
}
