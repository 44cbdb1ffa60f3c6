using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>The types that outputs and results may have. The official package allows the same types.</summary>
internal static class OutputTypes
{
    private const BindingFlags Constructors = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, bool> Allowed = new();

    /// <summary>Checks that values can be converted to a type with all its parts.</summary>
    /// <param name="place">Where the type is used, for the message.</param>
    /// <param name="type">The type.</param>
    /// <exception cref="InvalidOperationException">It, or a part of it, is not allowed; the message names the place and the type.</exception>
    public static void Check(string place, Type type)
    {
        if (!Allowed.ContainsKey(type))
        {
            Check(place, type, []);
            Allowed[type] = true;
        }
    }

    /// <summary>The constructor for objects of structured values: the marked one, or the only public one.</summary>
    /// <param name="type">A class marked with <see cref="OutputTypeAttribute"/>.</param>
    public static ConstructorInfo? Constructor(Type type)
    {
        var all = type.GetConstructors(Constructors);
        return Array.Find(all, constructor => constructor.IsDefined(typeof(OutputConstructorAttribute), false))
            ?? (Array.FindAll(all, constructor => constructor.IsPublic) is [var only] ? only : null);
    }

    /// <summary>The constructor of an enum type ([EnumType] struct); it takes the underlying string or number.</summary>
    public static ConstructorInfo? EnumConstructor(Type type, Type underlying) => type.GetConstructor(Constructors, [underlying]);

    // Types may contain themselves.
    private static void Check(string place, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || IsSimple(type))
        {
            return;
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute), false))
        {
            CheckEnum(type);
        }
        else if (type.IsConstructedGenericType)
        {
            CheckGeneric(place, type, seen);
        }
        else if (DiscriminatedUnion.Of(type) is { } union)
        {
            foreach (var one in union.Cases.Values)
            {
                Check(place, one, seen);
            }
        }
        else if (!type.IsDefined(typeof(OutputTypeAttribute), false))
        {
            throw new InvalidOperationException(
                $"{place} contains invalid type {type.FullName}. Allowed types are:\n    String, Boolean, Int32, Double,\n    "
                + "Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n    "
                + $"a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }
        else
        {
            var constructor = Constructor(type) ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
            foreach (var parameter in constructor.GetParameters())
            {
                Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
            }
        }
    }

    private static bool IsSimple(Type type)
        => type == typeof(bool)
            || type == typeof(int)
            || type == typeof(double)
            || type == typeof(string)
            || type == typeof(object)
            || type == typeof(JsonElement)
            || typeof(Resource).IsAssignableFrom(type)
            || (type.IsEnum && Enum.GetUnderlyingType(type) == typeof(int));

    private static void CheckGeneric(string place, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] != typeof(string))
        {
            throw new InvalidOperationException(
                $"{place} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
        }

        if (definition != typeof(ImmutableDictionary<,>)
            && definition != typeof(ImmutableArray<>)
            && definition != typeof(Nullable<>)
            && definition != typeof(Union<,>)
            && definition != typeof(Output<>))
        {
            throw new InvalidOperationException(
                $"{place} contains invalid type {type.FullName}:\n"
                + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }

        foreach (var argument in type.GenericTypeArguments)
        {
            Check(place, argument, seen);
        }
    }

    private static void CheckEnum(Type type)
    {
        var underlying = EnumConstructor(type, typeof(string)) is not null ? typeof(string)
            : EnumConstructor(type, typeof(double)) is not null ? typeof(double)
            : throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor with a single String or Double parameter.");
        if (type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type])?.ReturnType != underlying)
        {
            throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain an explicit conversion operator to {underlying.FullName}.");
        }
    }
}
