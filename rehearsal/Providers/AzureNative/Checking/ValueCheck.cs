using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using Rehearsal.ArmTypes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Checking;

/// <summary>Compares values that a program gives with Microsoft's type definitions.</summary>
internal static class ValueCheck
{
    /// <summary>What is wrong with an object, its own members and all below; members that are not known yet are taken for right.</summary>
    /// <param name="path">Where it stands, such as <c>networkRuleSet</c>.</param>
    internal static IEnumerable<CheckFailure> CheckObject(string path, TypeBase type, PropertyMap value)
    {
        if (type.Discriminator is { } discriminator && FindKind(path, type, discriminator, value) is { } failure)
        {
            return [failure];
        }

        var members = ArmShape.Members(type, keepsProperties: false, value.DiscriminatorAt(type)).Where(member => !member.IsReadOnly).ToList();
        if (members.Count == 0 && type.AdditionalPropertiesType is null)
        {
            return [];
        }

        var missing = members
            .Where(member => member.IsRequired && !value.ContainsKey(member.Name) && member.ArmPath.Length == 1)
            .Select(member => new CheckFailure(PropertyPath.Member(path, member.Name), $"'{member.Name}' is required."));
        return missing.Concat(value.SelectMany(entry => CheckMember(path, type, members, entry.Key, entry.Value)));
    }

    /// <summary>What is wrong with one value.</summary>
    internal static IEnumerable<CheckFailure> Check(string path, TypeBase type, PropertyValue value) => (type, value.Plain) switch
    {
        (_, PropertyValue.Unknown or PropertyValue.Null) => [],
        (AnyType, _) => [],
        (_, PropertyValue.List ids) when ArmShape.IsSetOfIds(type)
            => ids.Items.SelectMany((id, index) => Check(PropertyPath.Item(path, index), new StringType(null, null, null, null), id)),
        (ObjectType or DiscriminatedObjectType, PropertyValue.Map map) => CheckObject(path, type, map.Members),
        (ArrayType array, PropertyValue.List list) => CheckList(path, array, list),
        (StringType text, _) when value.AsText() is { } given => CheckText(path, text, given),
        (StringLiteralType literal, PropertyValue.Text text) => CheckLiteral(path, [literal.Value], text.Value),
        (UnionType, PropertyValue.Text text) when type.IsOpenEnumeration => [],
        (UnionType, PropertyValue.Text text) when type.LiteralValues.Any() => CheckLiteral(path, [.. type.LiteralValues], text.Value),
        (UnionType union, _) => union.Elements.Any(element => !Check(path, element.Type, value).Any()) ? [] : [WrongKind(path, type, value)],
        (IntegerType integer, PropertyValue.Number number) => CheckInteger(path, integer, number.Value),
        (BooleanType, PropertyValue.Bool) => [],
        (BuiltInType, _) => [],
        _ => [WrongKind(path, type, value)],
    };

    private static CheckFailure? FindKind(string path, TypeBase type, string discriminator, PropertyMap value)
    {
        var name = PropertyNames.InProgram(((DiscriminatedObjectType)type).Name, discriminator);
        var kinds = ((DiscriminatedObjectType)type).Elements.Keys.ToList();
        return !value.TryGetValue(name, out var given) ? new(PropertyPath.Member(path, name), $"'{name}' is required: one of {OneOf(kinds)}.")
            : given.AsText() is { } kind && type.FindKind(kind) is null ? CheckLiteral(PropertyPath.Member(path, name), kinds, kind).First()
            : null;
    }

    private static IEnumerable<CheckFailure> CheckMember(string path, TypeBase type, List<ShapeMember> members, string name, PropertyValue value)
    {
        var memberPath = PropertyPath.Member(path, name);
        if (members.FirstOrDefault(member => member.Name == name) is { } member)
        {
            return Check(memberPath, member.Type, value);
        }

        if (type.AdditionalPropertiesType is { } valueType)
        {
            return Check(memberPath, valueType, value);
        }

        // What only the service sets may be given back unchanged, as Azure allows; it is left out of requests.
        return ArmShape.Members(type, keepsProperties: false, _ => null).Any(readOnly => readOnly.Name == name)
            ? []
            : [NearestName.Unknown(memberPath, name, members.Select(known => known.Name))];
    }

    private static IEnumerable<CheckFailure> CheckList(string path, ArrayType type, PropertyValue.List list)
    {
        var count = list.Items.Length;
        if (count < type.MinLength || count > type.MaxLength)
        {
            return [new(path, $"It has {count} items. {Between(type.MinLength, type.MaxLength, "items")}.")];
        }

        return list.Items.SelectMany((item, index) => Check(PropertyPath.Item(path, index), type.ItemType.Type, item));
    }

    private static IEnumerable<CheckFailure> CheckText(string path, StringType type, string text)
    {
        if (text.Length < type.MinLength || text.Length > type.MaxLength)
        {
            yield return new(path, $"'{text}' has {text.Length} characters. {Between(type.MinLength, type.MaxLength, "characters")}.");
        }

        if (type.Pattern is { } pattern && !Regex.IsMatch(text, pattern))
        {
            yield return new(path, $"'{text}' does not match the pattern {pattern}.");
        }
    }

    private static IEnumerable<CheckFailure> CheckLiteral(string path, IReadOnlyCollection<string> allowed, string given)
        => allowed.Contains(given, StringComparer.OrdinalIgnoreCase)
            ? []
            : [new(path, $"'{given}' is not allowed. Allowed are {OneOf(allowed)}. {NearestName.Suggestion(given, allowed)}".TrimEnd())];

    private static IEnumerable<CheckFailure> CheckInteger(string path, IntegerType type, double number)
    {
        var given = number.ToString(CultureInfo.InvariantCulture);
        if (!double.IsInteger(number))
        {
            yield return new(path, $"{given} is not a whole number.");
        }
        else if (number < type.MinValue || number > type.MaxValue)
        {
            yield return new(path, $"{given} is out of range. {Between(type.MinValue, type.MaxValue, "")}.");
        }
    }

    private static CheckFailure WrongKind(string path, TypeBase type, PropertyValue value)
        => new(path, $"Expected {Kind(type)}, not {Kind(value.Plain)}.");

    private static string Kind(TypeBase type) => type switch
    {
        ArrayType => "a list",
        ObjectType or DiscriminatedObjectType => "an object",
        IntegerType => "a whole number",
        BooleanType => "true or false",
        _ => "a text",
    };

    private static string Kind(PropertyValue value) => value switch
    {
        PropertyValue.List => "a list",
        PropertyValue.Map => "an object",
        PropertyValue.Number => "a number",
        PropertyValue.Bool => "true or false",
        _ => "a text",
    };

    private static string OneOf(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"'{value}'"));

    private static string Between(long? least, long? most, string unit) => (least, most) switch
    {
        ({ } from, { } to) => $"Allowed are {from} to {to} {unit}".TrimEnd(),
        ({ } from, null) => $"Allowed are {from} {unit} or more".Replace("  ", " ", StringComparison.Ordinal),
        _ => $"Allowed are at most {most} {unit}".TrimEnd(),
    };
}
