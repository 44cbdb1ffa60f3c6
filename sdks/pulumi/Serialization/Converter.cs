using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// Converts plain values to the types of outputs and results. A value that does not fit gives a warning and the type's default value, as in the
/// official package: a text is never read as a number, or a number as a text.
/// </summary>
/// <param name="warn">Called for each value that does not fit, with its place.</param>
internal sealed class Converter(Action<string> warn)
{
    /// <summary>
    /// The value in the type, or the type's default value if it does not fit. For an absent list, that is the default list, which cannot be
    /// enumerated.
    /// </summary>
    /// <param name="place">Where the value is, for warnings.</param>
    /// <param name="value">The value, as <see cref="Deserializer"/> gives it.</param>
    /// <param name="type">The type.</param>
    public object? Convert(string place, object? value, Type type)
    {
        if (!TryConvert(place, value, type, out var converted, out var mismatch))
        {
            warn(mismatch);
        }

        return converted ?? DefaultOf(type);
    }

    private static object? DefaultOf(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    private bool TryConvert(string place, object? value, Type type, out object? converted, [NotNullWhen(false)] out string? mismatch)
    {
        (converted, mismatch) = value is null ? (DefaultOf(type), null) : ConvertKnown(place, value, Nullable.GetUnderlyingType(type) ?? type);
        return mismatch is null;
    }

    private (object? Converted, string? Mismatch) ConvertKnown(string place, object value, Type type)
    {
        if (type == typeof(object))
        {
            return (value, null);
        }

        if (type == typeof(string) || type == typeof(bool) || type == typeof(double) || typeof(Resource).IsAssignableFrom(type))
        {
            return type.IsInstanceOfType(value) ? (value, null) : Mismatch(place, value, type.FullName);
        }

        if (type == typeof(int) || type.IsEnum)
        {
            return value is double number
                ? (type.IsEnum ? Enum.ToObject(type, (int)number) : (int)number, null)
                : Mismatch(place, value, typeof(double).FullName);
        }

        if (type == typeof(JsonElement))
        {
            return FindResource(value) is { } resource
                ? (null, $"Unexpected type {resource.GetType().FullName} when converting {place} to {nameof(JsonElement)}")
                : (JsonSerializer.SerializeToElement(value), null);
        }

        if (type.IsDefined(typeof(EnumTypeAttribute), false))
        {
            return ToEnum(place, value, type);
        }

        if (type.IsConstructedGenericType)
        {
            return ToGeneric(place, value, type);
        }

        return DiscriminatedUnion.Of(type) is { } union ? ToCase(place, value, union) : ToObject(place, value, type);
    }

    private static Resource? FindResource(object? value) => value switch
    {
        Resource resource => resource,
        ImmutableArray<object?> items => items.Select(FindResource).FirstOrDefault(found => found is not null),
        ImmutableDictionary<string, object?> fields => fields.Values.Select(FindResource).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static (object? Converted, string? Mismatch) Mismatch(string place, object value, string? expected)
        => (null, $"Expected {expected} but got {value.GetType().FullName} deserializing {place}");

    private static (object? Converted, string? Mismatch) ToEnum(string place, object value, Type type)
    {
        if (value is not (string or double))
        {
            return Mismatch(place, value, $"{typeof(string).FullName} or {typeof(double).FullName}");
        }

        return OutputTypes.EnumConstructor(type, value.GetType()) is { } constructor
            ? (constructor.Invoke([value]), null)
            : (null, $"Expected target type {type.FullName} to have a constructor with a single {value.GetType().FullName} parameter.");
    }

    private (object? Converted, string? Mismatch) ToGeneric(string place, object value, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Union<,>))
        {
            return ToUnion(place, value, type);
        }

        if (definition == typeof(Output<>))
        {
            return TryConvert(place, value, type.GenericTypeArguments[0], out var inner, out var mismatch)
                ? (Generic(nameof(BuildOutput), type.GenericTypeArguments[0], place, inner), null)
                : (null, mismatch);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?>
                ? (Generic(nameof(BuildArray), type.GenericTypeArguments[0], place, value), null)
                : Mismatch(place, value, typeof(ImmutableArray<object>).FullName);
        }

        return value is ImmutableDictionary<string, object?>
            ? (Generic(nameof(BuildDictionary), type.GenericTypeArguments[1], place, value), null)
            : Mismatch(place, value, typeof(ImmutableDictionary<string, object>).FullName);
    }

    private (object? Converted, string? Mismatch) ToUnion(string place, object value, Type type)
    {
        var (first, second) = (type.GenericTypeArguments[0], type.GenericTypeArguments[1]);
        if (TryConvert($"{place}.AsT0", value, first, out var converted, out _))
        {
            return (type.GetMethod(nameof(Union<int, int>.FromT0))!.Invoke(null, [converted]), null);
        }

        return TryConvert($"{place}.AsT1", value, second, out converted, out _)
            ? (type.GetMethod(nameof(Union<int, int>.FromT1))!.Invoke(null, [converted]), null)
            : Mismatch(place, value, $"{first.FullName} or {second.FullName}");
    }

    private (object? Converted, string? Mismatch) ToCase(string place, object value, DiscriminatedUnion union)
    {
        if (value is not ImmutableDictionary<string, object?> fields)
        {
            return Mismatch(place, value, typeof(ImmutableDictionary<string, object>).FullName);
        }

        var expected = $"expected one of: {string.Join(", ", union.Cases.Keys)} deserializing {place}";
        if (fields.GetValueOrDefault(union.Property) is not { } tag)
        {
            return (null, $"missing discriminator property \"{union.Property}\"; {expected}");
        }

        return tag is string text && union.Cases.TryGetValue(text, out var type)
            ? ToObject(place, value, type)
            : (null, $"unknown \"{union.Property}\" value \"{tag}\"; {expected}");
    }

    private (object? Converted, string? Mismatch) ToObject(string place, object value, Type type)
    {
        if (value is not ImmutableDictionary<string, object?> fields)
        {
            return Mismatch(place, value, typeof(ImmutableDictionary<string, object>).FullName);
        }

        var constructor = OutputTypes.Constructor(type)!;
        return (constructor.Invoke(Array.ConvertAll(constructor.GetParameters(), parameter =>
        {
            var marked = (OutputConstructorParameterAttribute?)Attribute.GetCustomAttribute(parameter, typeof(OutputConstructorParameterAttribute));
            var name = marked?.Name ?? parameter.Name!;
            return Convert($"{type.FullName}({parameter.Name})", fields.GetValueOrDefault(name), parameter.ParameterType);
        })), null);
    }

    private object Generic(string method, Type item, string place, object? value)
        => typeof(Converter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(item).CreateDelegate<Func<string, object?, object>>(this)(place, value);

    private object BuildOutput<T>(string _, object? value) => Output.Create(Output<T>.Cast(value));

    private object BuildArray<T>(string place, object? value)
        => ((ImmutableArray<object?>)value!).Select(item => Output<T>.Cast(Convert(place, item, typeof(T)))).ToImmutableArray();

    private object BuildDictionary<T>(string place, object? value)
        => ((ImmutableDictionary<string, object?>)value!).ToImmutableDictionary(
            entry => entry.Key, entry => Output<T>.Cast(Convert(place, entry.Value, typeof(T))));
}
