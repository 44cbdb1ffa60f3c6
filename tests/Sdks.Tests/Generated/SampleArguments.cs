using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace Sdks.Tests.Generated;

/// <summary>Turns sample arguments from JSON into instances of the generated classes, as a program would write them.</summary>
internal static class SampleArguments
{
    private static readonly Assembly[] Assemblies = [typeof(Pulumi.AzureNative.Provider).Assembly, typeof(Pulumi.Random.Provider).Assembly];

    /// <summary>The generated class of this full name.</summary>
    public static Type Generated(string fullName) =>
        Assemblies.Select(assembly => assembly.GetType(fullName)).FirstOrDefault(type => type is not null)
        ?? throw new InvalidOperationException($"No class {fullName} was generated");

    /// <summary>An instance of a class of arguments with each property of the JSON object set.</summary>
    public static object Create(Type type, JsonElement json)
    {
        var args = Activator.CreateInstance(type)!;
        foreach (var property in json.EnumerateObject().Where(property => property.Name != "$type"))
        {
            var name = char.ToUpperInvariant(property.Name[0]) + property.Name[1..];
            var target = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                ?? throw new InvalidOperationException($"{type} has no property for {property.Name}");
            target.SetValue(args, Value(target.PropertyType, property.Value));
        }

        return args;
    }

    private static object Value(Type type, JsonElement json)
    {
        if (type == typeof(object))
        {
            return Untyped(json);
        }

        if (type.IsGenericType)
        {
            return Generic(type.Name.Split('`')[0], type.GetGenericArguments(), json);
        }

        return IsEnum(type) ? EnumValue(type, json)! : json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            JsonValueKind.Number => type == typeof(int) ? (object)json.GetInt32() : json.GetDouble(),
            _ => Create(type, json),
        };
    }

    private static object Generic(string name, Type[] arguments, JsonElement json)
    {
        var method = typeof(Maker).GetMethod(name) ?? throw new InvalidOperationException($"No sample value of type {name} can be made");
        return method.MakeGenericMethod(arguments).Invoke(null, [json])!;
    }

    /// <summary>An object of the type it names, or plain JSON.</summary>
    private static object Untyped(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("$type", out _) => Create(NamedType(json), json),
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(property => property.Name, property => (object?)Untyped(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(element => (object?)Untyped(element)).ToImmutableArray(),
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.GetDouble(),
        _ => json.GetBoolean(),
    };

    private static Type NamedType(JsonElement json)
    {
        var parts = json.GetProperty("$type").GetString()!.Split('.');
        return Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Single(type =>
            type.Name == parts[1] && type.Namespace!.EndsWith($".{parts[0]}.Inputs", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsEnum(Type type) => type.IsDefined(typeof(EnumTypeAttribute));

    /// <summary>The known value of an enum that is spelt like the text, or null.</summary>
    private static object? EnumValue(Type type, JsonElement json) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null))
            .SingleOrDefault(value => value!.ToString() == json.GetString());

    private static bool Fits(Type type, JsonElement json)
    {
        if (IsEnum(type))
        {
            return EnumValue(type, json) is not null;
        }

        return json.ValueKind == JsonValueKind.Object ? json.TryGetProperty("$type", out _) && NamedType(json) == type : type == typeof(string);
    }

    /// <summary>Makes a value of a generic type; the methods have the names of the types.</summary>
    private static class Maker
    {
        public static Input<T> Input<T>(JsonElement json) => (T)Value(typeof(T), json);

        public static InputList<T> InputList<T>(JsonElement json)
        {
            var list = new InputList<T>();
            foreach (var element in json.EnumerateArray())
            {
                list.Add((T)Value(typeof(T), element));
            }

            return list;
        }

        public static InputMap<T> InputMap<T>(JsonElement json)
        {
            var map = new InputMap<T>();
            foreach (var property in json.EnumerateObject())
            {
                map.Add(property.Name, (T)Value(typeof(T), property.Value));
            }

            return map;
        }

        public static InputUnion<T0, T1> InputUnion<T0, T1>(JsonElement json) => Union<T0, T1>(json);

        // The second type goes first: it is the enum where the first is any string.
        public static Union<T0, T1> Union<T0, T1>(JsonElement json) =>
            Fits(typeof(T1), json) ? (T1)Value(typeof(T1), json) : (T0)Value(typeof(T0), json);

        public static ImmutableArray<T> ImmutableArray<T>(JsonElement json) =>
            [.. json.EnumerateArray().Select(element => (T)Value(typeof(T), element))];

        public static ImmutableDictionary<string, T> ImmutableDictionary<TKey, T>(JsonElement json) =>
            json.EnumerateObject().ToImmutableDictionary(property => property.Name, property => (T)Value(typeof(T), property.Value));
    }
}
