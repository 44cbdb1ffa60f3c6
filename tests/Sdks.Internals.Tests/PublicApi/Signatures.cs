using System.Globalization;
using System.Reflection;

namespace Sdks.Internals.Tests.PublicApi;

/// <summary>Writes public members as the listing of the official package does, without nullability.</summary>
internal static class Signatures
{
    private const BindingFlags Declared
        = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
    };

    public static IEnumerable<string> Of(Type type)
        => typeof(Delegate).IsAssignableFrom(type)
            ? []
            : Members(type).Select(member => $"{Name(type)}: {member}");

    public static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying);
        }

        if (type.IsByRef)
        {
            return $"ref {Name(type.GetElementType()!)}";
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var prefix = type is { IsNested: true, IsGenericParameter: false } ? $"{Name(type.DeclaringType!)}." : "";
        return prefix + (type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name);
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(constructor => IsVisible(constructor, type) && !constructor.IsStatic))
        {
            yield return $"{Access(constructor)} .ctor({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared).Where(property => Accessors(property).Any(accessor => IsVisible(accessor, type))))
        {
            var first = Accessors(property).First(accessor => IsVisible(accessor, type));
            var index = property.GetIndexParameters() is [var parameter] ? $"this[{Name(parameter.ParameterType)} {parameter.Name}]" : property.Name;
            var accessors = Accessors(property)
                .Where(accessor => IsVisible(accessor, type))
                .Select(accessor => accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get;" : "set;");
            yield return $"{Access(first)}{(first.IsStatic ? " static" : "")} {Name(property.PropertyType)} {index} {{ {string.Join(' ', accessors)} }}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => IsVisible(method, type) && IsListed(method)))
        {
            var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{Access(method)}{(method.IsStatic ? " static" : "")} {Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
        }

        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic))
        {
            yield return $"public{(field.IsStatic ? " static" : "")} readonly {Name(field.FieldType)} {field.Name}";
        }
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property)
        => new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>();

    private static bool IsListed(MethodInfo method)
        => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            && method.GetBaseDefinition().DeclaringType != typeof(object);

    private static bool IsVisible(MethodBase method, Type type) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !type.IsSealed);

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), false);
        return string.Join(", ", method.GetParameters().Select((parameter, index) =>
            (extension && index == 0 ? "this " : "")
            + (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "")
            + $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter.DefaultValue)}" : "")}"));
    }

    private static string Default(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
