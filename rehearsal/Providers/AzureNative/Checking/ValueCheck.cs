using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>
/// What azure-native refuses of a value before anything is sent, in its words. It leaves to Azure properties that the type does
/// not have, which are not sent, and unknown values of an enumeration.
/// </summary>
internal static class ValueCheck
{
    /// <summary>What is wrong with one value; what is not known yet is taken for right.</summary>
    /// <param name="path">Where it is, such as <c>networkRuleSet.ipRules[0]</c>.</param>
    internal static IEnumerable<string> Check(string path, TypeBase type, PropertyValue value) => (type, value.Plain) switch
    {
        (AnyType or BuiltInType, _) => [],
        (_, PropertyValue.Map map) => CheckObject(path, type, map.Members),
        (ArrayType array, PropertyValue.List list) => list.Items.SelectMany((item, index) => Check(PropertyPath.Item(path, index), array.ItemType.Type, item)),
        (_, PropertyValue.List ids) when ArmShape.IsSetOfIds(type)
            => ids.Items.SelectMany((id, index) => Check(PropertyPath.Item(path, index), new StringType(null, null, null, null), id)),
        (_, PropertyValue.List) => [WrongType(path, type, "an array")],
        (UnionType union, var plain) when union.Elements.Any(element => !Check(path, element.Type, plain).Any()) => [],
        (StringType text, PropertyValue.Text given) => CheckText(path, text, given.Value),
        (StringLiteralType, PropertyValue.Text) => [],
        (_, PropertyValue.Text) => [WrongType(path, type, "a string")],
        (IntegerType integer, PropertyValue.Number given) => CheckNumber(path, integer, given.Value),
        (_, PropertyValue.Number) => [WrongType(path, type, "a number")],
        _ => [],
    };

    private static IEnumerable<string> CheckObject(string path, TypeBase type, PropertyMap value)
    {
        var members = ArmShape.Members(type, keepsProperties: false, value.DiscriminatorAt(type)).Where(member => !member.IsReadOnly).ToList();
        var missing = members
            .Where(member => member.IsRequired && !value.ContainsKey(member.Name) && member.ArmPath.Length == 1)
            .Select(member => $"missing required property '{path}.{member.Name}'");
        return missing.Concat(members
            .Where(member => value.ContainsKey(member.Name))
            .SelectMany(member => Check($"{path}.{member.Name}", member.Type, value[member.Name])));
    }

    private static IEnumerable<string> CheckText(string path, StringType type, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (length < type.MinLength)
        {
            yield return $"'{path}' is too short ({length}): at least {type.MinLength} characters required";
        }

        if (length > type.MaxLength)
        {
            yield return $"'{path}' is too long ({length}): at most {type.MaxLength} characters allowed";
        }

        if (type.Pattern is { } pattern && !Regex.IsMatch(text, pattern))
        {
            yield return $"'{path}' does not match expression '{pattern}'";
        }
    }

    private static IEnumerable<string> CheckNumber(string path, IntegerType type, double number)
    {
        if (!double.IsInteger(number))
        {
            yield return $"'{path}' must be an integer but got {Fixed(number)}";
        }

        if (number < type.MinValue)
        {
            yield return $"'{path}' is too low ({Fixed(number)} < {Fixed(type.MinValue.Value)})";
        }

        if (number > type.MaxValue)
        {
            yield return $"'{path}' is too high ({Fixed(number)} > {Fixed(type.MaxValue.Value)})";
        }
    }

    private static string WrongType(string path, TypeBase type, string given) => $"'{path}' should be of type '{Name(type)}' but got {given}";

    private static string Name(TypeBase type) => type switch
    {
        ArrayType => "array",
        ObjectType or DiscriminatedObjectType => "object",
        IntegerType => "integer",
        BooleanType => "boolean",
        _ => "string",
    };

    private static string Fixed(double number) => number.ToString("F6", CultureInfo.InvariantCulture);
}
