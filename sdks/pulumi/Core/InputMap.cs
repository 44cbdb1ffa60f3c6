using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from strings to inputs. Dictionaries of values convert implicitly, and collection initializers add to it.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IEnumerable
{
    // A part with a key is one Input<TValue>; a part without is an Output of a dictionary. Later parts replace earlier ones' keys.
    private readonly List<(string? Key, object Value)> _parts;

    /// <summary>An empty map.</summary>
    public InputMap() => _parts = [];

    private InputMap(List<(string? Key, object Value)> parts) => _parts = parts;

    /// <summary>Sets a key's value, replacing an earlier one.</summary>
    /// <param name="key">The key.</param>
    public Input<TValue> this[string key]
    {
        set => _parts.Add((key, value));
    }

    internal override object? Content => _parts is [(null, var all)] ? all : new InputEntries([.. _parts]);

    /// <summary>A map of these entries.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Of(values);

    /// <summary>A map of these entries.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Of(values);

    /// <summary>A map of the entries that the output resolves to.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new([(null, values)]);

    /// <summary>A map of the entries that the output resolves to.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new([(null, values)]);

    /// <summary>A map of the entries that the output resolves to.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new([(null, values)]);

    /// <summary>A new map of the entries of both; where both have a key, the second one's value counts.</summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) => new([.. first._parts, .. second._parts]);

    /// <summary>Adds an entry.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The map has a value for the key; the indexer replaces one.</exception>
    public void Add(string key, Input<TValue> value)
    {
        if (_parts.Exists(part => part.Key == key))
        {
            throw new ArgumentException($"The map has a value for the key '{key}' already.", nameof(key));
        }

        this[key] = value;
    }

    /// <summary>Adds the entries of another map, replacing earlier ones of the same key.</summary>
    /// <param name="values">The other map.</param>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <inheritdoc cref="Add(InputMap{TValue})"/>
    public void AddRange(InputMap<TValue> values) => _parts.AddRange(values._parts.ToArray());

    /// <summary>The entries, each known or secret by itself.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var entries = new Dictionary<string, Output<KeyValuePair<string, TValue>>>();
        foreach (var (key, value) in _parts.ToArray())
        {
            if (key is not null)
            {
                entries[key] = ((Input<TValue>)value).ToOutput().Apply(element => KeyValuePair.Create(key, element));
                continue;
            }

            var data = await ((IOutput)value).Data.WaitAsync(cancellationToken).ConfigureAwait(false);
            foreach (var entry in (IEnumerable<KeyValuePair<string, TValue>>?)data.Value ?? [])
            {
                entries[entry.Key] = new Output<KeyValuePair<string, TValue>>(data.WithValue(entry));
            }
        }

        foreach (var entry in entries.Values)
        {
            yield return entry;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException("The entries of an InputMap may not be known yet: enumerate it with await foreach, or apply to its output.");

    internal override Output<ImmutableDictionary<string, TValue>> ToOutput()
    {
        var parts = _parts.ToArray();
        var data = Array.ConvertAll(parts, part => part.Key is null ? ((IOutput)part.Value).Data : ((Input<TValue>)part.Value).ToOutput().Data);
        return new(OutputFlow.Combine(data, values => Flatten(parts, values)));
    }

    private static ImmutableDictionary<string, TValue> Flatten((string? Key, object Value)[] parts, object?[] values)
    {
        var all = ImmutableDictionary.CreateBuilder<string, TValue>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Key is { } key)
            {
                all[key] = Output<TValue>.Cast(values[i]);
                continue;
            }

            foreach (var entry in (IEnumerable<KeyValuePair<string, TValue>>?)values[i] ?? [])
            {
                all[entry.Key] = entry.Value;
            }
        }

        return all.ToImmutable();
    }

    private static InputMap<TValue> Of(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        var map = new InputMap<TValue>();
        foreach (var (key, value) in values)
        {
            map[key] = value;
        }

        return map;
    }
}
