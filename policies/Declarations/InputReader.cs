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
/// Reads the inputs of a resource, and keeps for each part whether it is unknown or secret, and which resources it comes from. Pulumi's mocks leave out
/// unknown values, as if they were not given.
/// </summary>
/// <param name="resources">The declared resource for each resource of the program, to find those that outputs come from.</param>
internal sealed class InputReader(IReadOnlyDictionary<Resource, DeclaredResource> resources)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Func<object, object?> Read)>> InputsByType = new();
    private static readonly ConcurrentDictionary<Type, Func<InputReader, object, Task<DeclaredValue>>?> ReadersByType = new();

    /// <summary>Reads a set of inputs as a map.</summary>
    internal async Task<DeclaredValue> ReadAsync(InputArgs args)
    {
        // Its entries cannot be read.
        if (args is DictionaryResourceArgs)
            return DeclaredValue.Unknown;
        var members = ImmutableDictionary.CreateBuilder<string, DeclaredValue>();
        foreach (var (name, read) in InputsByType.GetOrAdd(args.GetType(), InputsOf))
        {
            var value = await ReadAsync(read(args));
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
        InputArgs args => await ReadAsync(args),
        JsonElement json => ReadJson(json),
        Enum number => DeclaredValue.Of(Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)),
        Resource resource => DeclaredValue.Unknown.From(Declarations([resource])),
        _ when ReadersByType.GetOrAdd(value.GetType(), ReaderOf) is { } reader => await reader(this, value),
        IDictionary map => await ReadMapAsync(map),
        // An immutable array that was never set cannot be enumerated.
        IEnumerable list => value.GetType().GetProperty("IsDefault")?.GetValue(value) is true
            ? DeclaredValue.Absent
            : DeclaredValue.Of([.. await ReadAllAsync(list.Cast<object?>())]),
        _ when value.GetType().IsDefined(typeof(EnumTypeAttribute), false) => DeclaredValue.Of(value.ToString() ?? ""),
        _ => DeclaredValue.Unknown,
    };

    private async Task<DeclaredValue> ReadMapAsync(IDictionary map)
    {
        var members = ImmutableDictionary.CreateBuilder<string, DeclaredValue>();
        foreach (DictionaryEntry entry in map)
            members[(string)entry.Key] = await ReadAsync(entry.Value);
        return DeclaredValue.Of(members.ToImmutable());
    }

    private async Task<IEnumerable<DeclaredValue>> ReadAllAsync(IEnumerable<object?> values)
    {
        var read = new List<DeclaredValue>();
        foreach (var value in values)
            read.Add(await ReadAsync(value));
        return read;
    }

    private Task<DeclaredValue> ReadOutputAsync<T>(Output<T> output) => ReadOutputAsync(output, value => ReadAsync(value));

    private async Task<DeclaredValue> ReadOutputAsync<T>(Output<T> output, Func<T, Task<DeclaredValue>> read)
    {
        var value = await OutputUtilities.GetIsKnownAsync(output)
            ? await read(await OutputUtilities.GetValueAsync(output))
            : DeclaredValue.Unknown;
        value = value.From(Declarations(await OutputUtilities.GetDependenciesAsync(output)));
        return await Output.IsSecretAsync(output) ? value.AsSecret() : value;
    }

    private Task<DeclaredValue> ReadInputAsync<T>(Input<T> input) => ReadOutputAsync(input.ToOutput());

    private async Task<DeclaredValue> ReadListAsync<T>(InputList<T> list)
    {
        if (EntriesOf<ImmutableArray<Input<T>>>(list) is not { } entries)
            return await ReadInputAsync(list);
        return await ReadOutputAsync(entries.ToOutput(), async inputs => DeclaredValue.Of([.. await ReadAllAsync(inputs)]));
    }

    private async Task<DeclaredValue> ReadMapAsync<T>(InputMap<T> map)
    {
        if (EntriesOf<ImmutableDictionary<string, Input<T>>>(map) is not { } entries)
            return await ReadInputAsync(map);
        return await ReadOutputAsync(entries.ToOutput(), ReadMapAsync);
    }

    /// <summary>
    /// The entries of a list or map, each of which may be unknown or secret by itself. Enumerating the collection, or reading it as an output, gives them as
    /// a whole, in which one unknown entry hides the others. Pulumi's own serializer reads this member; without it the collection is read as a whole.
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
            AddAll(declaring.GetProperties(Declared), property => property.GetValue);
            AddAll(declaring.GetFields(Declared), field => field.GetValue);
        }

        return inputs.ToImmutable();

        void AddAll<T>(IEnumerable<T> members, Func<T, Func<object, object?>> reader)
            where T : MemberInfo
        {
            foreach (var member in members)
            {
                if (NameOf(member) is { } name)
                    inputs.Add((name, reader(member)));
            }
        }
    }

    /// <summary>The attribute's name is not public, but its first argument can be read.</summary>
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
