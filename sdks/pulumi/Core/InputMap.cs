using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from strings to inputs. Dictionaries of values convert implicitly, and collection initializers add to it.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IEnumerable
{
    private readonly List<MapPart> _parts;

    /// <summary>An empty map.</summary>
    public InputMap() => _parts = [];

    private InputMap(List<MapPart> parts) => _parts = parts;

    /// <summary>Adds an entry, as <see cref="Add(string, Input{TValue})"/> does.</summary>
    /// <param name="key">The key.</param>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>The entries, each known or secret by itself. The official class has this member as well, and its serializer reads it by this name.</summary>
    internal Input<ImmutableDictionary<string, Input<TValue>>> Value
    {
        get
        {
            var parts = _parts.ToArray();
            var data = Array.ConvertAll(parts, part => part.Key is null ? ((IOutput)part.Value).Data : Task.FromResult(OutputData.Known(part.Value)));
            return new Output<ImmutableDictionary<string, Input<TValue>>>(OutputFlow.Combine(data, values => Separate(parts, values)));
        }
    }

    internal override object? Content => _parts is [{ Key: null, Value: var all }] ? all : new InputEntries([.. _parts]);

    /// <summary>A map of these entries; without a dictionary there is nothing to send.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => values is null ? Output.Create(values!) : Of(values);

    /// <summary>A map of these entries; without a dictionary there is nothing to send.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => values is null ? Output.Create(values!) : Of(values);

    /// <summary>A map of the entries that the output resolves to.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new([new(null, values)]);

    /// <summary>A map of the entries that the output resolves to.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new([new(null, values)]);

    /// <summary>A map of the entries that the output resolves to.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new([new(null, values)]);

    /// <summary>A new map of the entries of both; if both have a key, the second map's value is used.</summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        var above = first._parts.Select(part => part.Layer).DefaultIfEmpty().Max() + 1;
        return new([.. first._parts, .. second._parts.Select(part => part with { Layer = part.Layer + above })]);
    }

    /// <summary>
    /// Adds an entry. One key with two different values fails the program; <see cref="Merge"/> replaces values. A key with two equal values
    /// is there once, and a secret if one of them is.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, Input<TValue> value) => AddPart(new(key, value ?? Output.Create(default(TValue)!)));

    /// <summary>Adds the entries of another map, as <see cref="Add(string, Input{TValue})"/> does.</summary>
    /// <param name="values">The other map.</param>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <inheritdoc cref="Add(InputMap{TValue})"/>
    public void AddRange(InputMap<TValue> values)
    {
        foreach (var part in values._parts.ToArray())
        {
            AddPart(part);
        }
    }

    /// <summary>The keys with their values, plain as they are, once all are known; none where one of them is not.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await ToOutput().Data.ConfigureAwait(false);
        foreach (var entry in data is { IsKnown: true, Value: ImmutableDictionary<string, TValue> entries } ? entries : [])
        {
            yield return entry;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal override Output<ImmutableDictionary<string, TValue>> ToOutput()
    {
        var parts = _parts.ToArray();
        var data = Array.ConvertAll(parts, part => part.Key is null ? ((IOutput)part.Value).Data : ((Input<TValue>)part.Value).ToOutput().Data);
        return new(OutputFlow.Combine(data, values => Flatten(parts, values)));
    }

    private void AddPart(MapPart part)
    {
        var present = part is { Key: not null, Layer: 0 } ? _parts.FindLastIndex(other => other.Key == part.Key) : -1;
        if (present < 0)
        {
            _parts.Add(part);
        }
        else if (!ReferenceEquals(_parts[present].Value, part.Value))
        {
            _parts[present] = _parts[present] with { Value = Same(part.Key!, (Input<TValue>)_parts[present].Value, (Input<TValue>)part.Value) };
        }
    }

    private static Input<TValue> Same(string key, Input<TValue> first, Input<TValue> second)
        => Output.Tuple(first, second).Apply(
            values => EqualityComparer<TValue>.Default.Equals(values.Item1, values.Item2) ? values.Item2 : throw MapKeys.DifferentValues(key));

    private static ImmutableDictionary<string, TValue>? Flatten(MapPart[] parts, object?[] values)
        => parts is [{ Key: null }] && values is [null] ? null : Gather(parts, values, (_, value) => Output<TValue>.Cast(value), value => value);

    private static ImmutableDictionary<string, Input<TValue>> Separate(MapPart[] parts, object?[] values)
        => Gather(parts, values, (part, _) => (Input<TValue>)part.Value, value => value);

    /// <param name="parts">The parts of the map.</param>
    /// <param name="values">Their values.</param>
    /// <param name="one">Converts a part that is one entry.</param>
    /// <param name="oneOfSeveral">Converts a value in a part that is several entries.</param>
    private static ImmutableDictionary<string, TEntry> Gather<TEntry>(
        MapPart[] parts, object?[] values, Func<MapPart, object?, TEntry> one, Func<TValue, TEntry> oneOfSeveral)
    {
        var all = ImmutableDictionary.CreateBuilder<string, TEntry>();
        var keys = new MapKeys();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Key is { } key)
            {
                keys.Take(key, parts[i]);
                all[key] = one(parts[i], values[i]);
                continue;
            }

            foreach (var entry in (IEnumerable<KeyValuePair<string, TValue>>?)values[i] ?? [])
            {
                keys.Take(entry.Key, parts[i]);
                all[entry.Key] = oneOfSeveral(entry.Value);
            }
        }

        return all.ToImmutable();
    }

    private static InputMap<TValue> Of(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        var map = new InputMap<TValue>();
        foreach (var (key, value) in values)
        {
            map.Add(key, value);
        }

        return map;
    }
}
