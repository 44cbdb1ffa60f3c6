using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns plain values into the types that outputs and results have.</summary>
internal static class Converter
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <exception cref="InvalidOperationException">The value does not fit the type; the message names <paramref name="path"/>.</exception>
    public static object? Convert(string path, object? value, Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(ImmutableArray<>))
        {
            return ToArray(path, value, type.GenericTypeArguments[0]);
        }

        if (value is null)
        {
            return target == type && type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        if (definition == typeof(Union<,>))
        {
            return ToUnion(path, value, type);
        }

        if (definition == typeof(ImmutableDictionary<,>) || definition == typeof(IDictionary<,>))
        {
            return ToDictionary(path, value, type.GenericTypeArguments[1]);
        }

        return value switch
        {
            double number when type.IsEnum => Enum.ToObject(type, (int)number),
            double number when type.IsPrimitive && type != typeof(bool) => System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture),
            double number when type == typeof(string) => number.ToString(CultureInfo.InvariantCulture),
            bool flag when type == typeof(string) => flag ? "true" : "false",
            string text when type == typeof(bool) && bool.TryParse(text, out var flag) => flag,
            string text when type.IsPrimitive && double.TryParse(text, CultureInfo.InvariantCulture, out var number) => Convert(path, number, type),
            _ when type == typeof(JsonElement) => JsonSerializer.SerializeToElement(value),
            _ when type.IsDefined(typeof(EnumTypeAttribute), false) => ToEnum(path, value, type),
            IDictionary fields when Constructor(type) is { } constructor => ToObject(path, fields, constructor),
            _ => throw Mismatch(path, value, type),
        };
    }

    private static InvalidOperationException Mismatch(string path, object value, Type type)
        => new($"{path}: expected a value of the type {type} but the provider returned one of the type {value.GetType()}.");

    private static ConstructorInfo? Constructor(Type type)
        => type.IsDefined(typeof(OutputTypeAttribute), false)
            ? Array.Find(type.GetConstructors(Instance), constructor => constructor.IsDefined(typeof(OutputConstructorAttribute), false))
            : null;

    private static object ToObject(string path, IDictionary fields, ConstructorInfo constructor)
        => constructor.Invoke(Array.ConvertAll(constructor.GetParameters(), parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert($"{path}.{name}", fields.Contains(name) ? fields[name] : null, parameter.ParameterType);
        }));

    private static object ToEnum(string path, object value, Type type)
    {
        var constructor = type.GetConstructor(Instance, [value.GetType()]) ?? throw Mismatch(path, value, type);
        return constructor.Invoke([value]);
    }

    private static object ToUnion(string path, object value, Type type)
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                var converted = Convert(path, value, type.GenericTypeArguments[i]);
                return type.GetMethod(i == 0 ? "FromT0" : "FromT1")!.Invoke(null, [converted])!;
            }
            catch (InvalidOperationException) when (i == 0)
            {
                // Not the first type: then it must be the second.
            }
        }

        throw Mismatch(path, value, type);
    }

    private static object ToArray(string path, object? value, Type item)
    {
        if (value is not null and (string or IDictionary or not IEnumerable))
        {
            throw Mismatch(path, value, typeof(ImmutableArray<>).MakeGenericType(item));
        }

        return Generic(nameof(BuildArray), item, path, value);
    }

    private static object ToDictionary(string path, object value, Type item)
        => value is IDictionary ? Generic(nameof(BuildDictionary), item, path, value) : throw Mismatch(path, value, typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), item));

    private static object Generic(string method, Type item, string path, object? value)
        => typeof(Converter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).CreateDelegate<Func<string, object?, object>>()(path, value);

    private static object BuildArray<T>(string path, object? value)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in (IEnumerable?)value ?? Array.Empty<T>())
        {
            items.Add(Output<T>.Cast(Convert($"{path}[{items.Count}]", item, typeof(T))));
        }

        return items.ToImmutable();
    }

    private static object BuildDictionary<T>(string path, object? value)
    {
        var items = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (DictionaryEntry entry in (IDictionary)value!)
        {
            items[(string)entry.Key] = Output<T>.Cast(Convert($"{path}.{entry.Key}", entry.Value, typeof(T)));
        }

        return items.ToImmutable();
    }
}
