using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using GeoRegistry.Configuration;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Policies.Declarations;

/// <summary>
/// Reads what a program gives to a resource, with what is unknown, secret or made of other resources kept for each part. Pulumi's mocks
/// leave out what is not known, which would make it look as if it had not been given.
/// </summary>
/// <param name="resources">The declared resource for each of the program's, so that outputs lead to the resources they come from.</param>
internal sealed class InputReader(IReadOnlyDictionary<Resource, DeclaredResource> resources)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Func<object, object?> Read)>> InputsByType = new();
    private static readonly ConcurrentDictionary<Type, Func<InputReader, object, Task<DeclaredValue>>?> ReadersByType = new();

    /// <summary>Reads a set of inputs as a map.</summary>
    internal async Task<DeclaredValue> ReadAsync(InputArgs args)
    {
        // Its entries cannot be seen, so nothing can be said about them.
        if (args is DictionaryResourceArgs)
            return DeclaredValue.Unknown;
        var members = ImmutableDictionary.CreateBuilder<string, DeclaredValue>();
        foreach (var (name, read) in InputsByType.GetOrAdd(args.GetType(), InputsOf))
        {
            var value = await ReadAsync(read(args)).ConfigureAwait(false);
            if (value.IsUnknown || value.IsGiven.IsYes)
                members.Add(name, value);
        }

        return DeclaredValue.Of(members.ToImmutable());
    }

    private async Task<DeclaredValue> ReadAsync(object? value) => value switch
    {
        null => DeclaredValue.Absent,
        string text when !SecretText.IsKnown(text) => DeclaredValue.Unknown,
        string or bool or int or double or long or float or decimal => DeclaredValue.Of(value),
        InputArgs args => await ReadAsync(args).ConfigureAwait(false),
        JsonElement json => ReadJson(json),
        Enum number => DeclaredValue.Of(Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)),
        Resource resource => DeclaredValue.Unknown.From(Declarations([resource])),
        _ when ReadersByType.GetOrAdd(value.GetType(), ReaderOf) is { } reader => await reader(this, value).ConfigureAwait(false),
        IDictionary map => await ReadMapAsync(map).ConfigureAwait(false),
        // A list that was never set is no list at all: enumerating it would fail.
        IEnumerable list => value.GetType().GetProperty("IsDefault")?.GetValue(value) is true
            ? DeclaredValue.Absent
            : DeclaredValue.Of([.. await ReadAllAsync(list.Cast<object?>()).ConfigureAwait(false)]),
        _ when value.GetType().IsDefined(typeof(EnumTypeAttribute), false) => DeclaredValue.Of(value.ToString() ?? ""),
        _ => DeclaredValue.Unknown,
    };

    private async Task<DeclaredValue> ReadMapAsync(IDictionary map)
    {
        var members = ImmutableDictionary.CreateBuilder<string, DeclaredValue>();
        foreach (DictionaryEntry entry in map)
            members[(string)entry.Key] = await ReadAsync(entry.Value).ConfigureAwait(false);
        return DeclaredValue.Of(members.ToImmutable());
    }

    private async Task<IEnumerable<DeclaredValue>> ReadAllAsync(IEnumerable<object?> values)
    {
        var read = new List<DeclaredValue>();
        foreach (var value in values)
            read.Add(await ReadAsync(value).ConfigureAwait(false));
        return read;
    }

    private Task<DeclaredValue> ReadOutputAsync<T>(Output<T> output) => ReadOutputAsync(output, value => ReadAsync(value));

    private async Task<DeclaredValue> ReadOutputAsync<T>(Output<T> output, Func<T, Task<DeclaredValue>> read)
    {
        var value = await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
            ? await read(await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)).ConfigureAwait(false)
            : DeclaredValue.Unknown;
        value = value.From(Declarations(await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false)));
        return await Output.IsSecretAsync(output).ConfigureAwait(false) ? value.AsSecret() : value;
    }

    private Task<DeclaredValue> ReadInputAsync<T>(Input<T> input) => ReadOutputAsync(input.ToOutput());

    private async Task<DeclaredValue> ReadListAsync<T>(InputList<T> list)
    {
        if (EntriesOf<ImmutableArray<Input<T>>>(list) is not { } entries)
            return await ReadInputAsync(list).ConfigureAwait(false);
        return await ReadOutputAsync(entries.ToOutput(), async inputs => DeclaredValue.Of([.. await ReadAllAsync(inputs).ConfigureAwait(false)]))
            .ConfigureAwait(false);
    }

    private async Task<DeclaredValue> ReadMapAsync<T>(InputMap<T> map)
    {
        if (EntriesOf<ImmutableDictionary<string, Input<T>>>(map) is not { } entries)
            return await ReadInputAsync(map).ConfigureAwait(false);
        return await ReadOutputAsync(entries.ToOutput(), ReadMapAsync).ConfigureAwait(false);
    }

    /// <summary>
    /// The entries of a list or map, each known or secret by itself: to enumerate it, or to read it as an output, tells of all at once, and one that is not
    /// known hides the others. It is the member from which Pulumi's own serializer takes what it sends; without it the collection is read as a whole.
    /// </summary>
    private static Input<TEntries>? EntriesOf<TEntries>(object collection)
        => collection.GetType().GetProperty("Value", Declared)?.GetValue(collection) as Input<TEntries>;

    private IEnumerable<DeclaredResource> Declarations(IEnumerable<Resource> dependencies)
        => dependencies.Select(dependency => resources.GetValueOrDefault(dependency)).OfType<DeclaredResource>();

    private static Func<InputReader, object, Task<DeclaredValue>>? ReaderOf(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            var definition = candidate.IsGenericType ? candidate.GetGenericTypeDefinition() : null;
            var reader = definition == typeof(InputList<>) ? nameof(ReadListAsync)
                : definition == typeof(InputMap<>) ? nameof(ReadMapAsync)
                : definition == typeof(Input<>) ? nameof(ReadInputAsync)
                : definition == typeof(Output<>) ? nameof(ReadOutputAsync)
                : definition == typeof(Union<,>) ? nameof(ReadUnionAsync)
                : null;
            if (reader is not null)
                return Reader(reader, candidate.GetGenericArguments());
        }

        return null;
    }

    private static Func<InputReader, object, Task<DeclaredValue>> Reader(string name, Type[] arguments)
    {
        var method = typeof(InputReader).GetMethods(Declared)
            .Single(method => method.Name == name && method.GetGenericArguments().Length == arguments.Length && method.GetParameters().Length == 1);
        var closed = method.MakeGenericMethod(arguments);
        return (reader, value) => (Task<DeclaredValue>)closed.Invoke(reader, [value])!;
    }

    private Task<DeclaredValue> ReadUnionAsync<TFirst, TSecond>(Union<TFirst, TSecond> union) => ReadAsync(union.Value);

    private static ImmutableArray<(string Name, Func<object, object?> Read)> InputsOf(Type type)
    {
        var inputs = ImmutableArray.CreateBuilder<(string, Func<object, object?>)>();
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            inputs.AddRange(declaring.GetProperties(Declared).Select(property => (NameOf(property), (Func<object, object?>)property.GetValue)).Where(input => input.Item1 is not null)!);
            inputs.AddRange(declaring.GetFields(Declared).Select(field => (NameOf(field), (Func<object, object?>)field.GetValue)).Where(input => input.Item1 is not null)!);
        }

        return inputs.ToImmutable();
    }

    /// <summary>The attribute does not give its name away, but its first argument can be read.</summary>
    private static string? NameOf(MemberInfo member)
        => member.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))?.ConstructorArguments[0].Value as string;

    private static DeclaredValue ReadJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => DeclaredValue.Of(json.GetString()!),
        JsonValueKind.Number => DeclaredValue.Of(json.GetDouble()),
        JsonValueKind.True => DeclaredValue.Of(true),
        JsonValueKind.False => DeclaredValue.Of(false),
        JsonValueKind.Array => DeclaredValue.Of([.. json.EnumerateArray().Select(ReadJson)]),
        JsonValueKind.Object => DeclaredValue.Of(json.EnumerateObject().ToImmutableDictionary(member => member.Name, member => ReadJson(member.Value))),
        _ => DeclaredValue.Absent,
    };
}
