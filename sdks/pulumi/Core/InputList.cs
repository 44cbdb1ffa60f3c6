using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs. Lists and arrays of values, inputs or outputs convert implicitly, and collection initializers add to it.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IAsyncEnumerable<Input<T>>, IEnumerable
{
    // Each part is an Input<T> (one element) or an Output of several elements.
    private readonly List<object> _parts;

    /// <summary>An empty list.</summary>
    public InputList() => _parts = [];

    private InputList(List<object> parts) => _parts = parts;

    /// <summary>The elements, each known or secret by itself. The official class has this member as well, and its serializer reads it by this name.</summary>
    internal Input<ImmutableArray<Input<T>>> Value
    {
        get
        {
            var parts = _parts.ToArray();
            var data = Array.ConvertAll(parts, part => part is IOutput several ? several.Data : Task.FromResult(OutputData.Known(part)));
            return new Output<ImmutableArray<Input<T>>>(OutputFlow.Combine(data, values => Separate(parts, values)));
        }
    }

    internal override object? Content => _parts is [IOutput all] ? all : new InputParts([.. _parts]);

    /// <summary>A list of one element.</summary>
    public static implicit operator InputList<T>(T value) => Of([value]);

    /// <summary>A list of one element.</summary>
    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    /// <summary>A list of one element.</summary>
    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(T[] values) => Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(List<T> values) => Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => values.IsDefault ? Output.Create(values) : Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => values.IsDefault ? default(ImmutableArray<T>) : Of(values);

    /// <summary>A list of these elements.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => values.IsDefault ? default(ImmutableArray<T>) : Of(values);

    /// <summary>A list of the elements that the output resolves to.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new([values]);

    /// <summary>A list of the elements that the output resolves to.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => new([values]);

    /// <summary>A list of the elements that the output resolves to.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => new([values]);

    /// <summary>A list of the elements that the output resolves to.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new([values]);

    /// <summary>Adds elements at the end.</summary>
    /// <param name="inputs">The elements.</param>
    public void Add(params Input<T>[] inputs) => _parts.AddRange(inputs.Select(Given));

    /// <summary>Adds the elements of another list at the end.</summary>
    /// <param name="inputs">The other list.</param>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <inheritdoc cref="Add(InputList{T})"/>
    public void AddRange(InputList<T> inputs) => _parts.AddRange([.. inputs._parts]);

    /// <summary>A new list: the elements of this one, then those of the other.</summary>
    /// <param name="other">The other list.</param>
    public InputList<T> Concat(InputList<T> other) => new([.. _parts, .. other._parts]);

    /// <summary>The values of the elements, plain as they are, once all are known; none where one of them is not.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await ToOutput().Data.ConfigureAwait(false);
        foreach (var value in data is { IsKnown: true, Value: ImmutableArray<T> { IsDefault: false } elements } ? elements : [])
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal override Output<ImmutableArray<T>> ToOutput()
    {
        var parts = _parts.ToArray();
        var data = Array.ConvertAll(parts, part => part is Input<T> element ? element.ToOutput().Data : ((IOutput)part).Data);
        return new(OutputFlow.Combine(data, values => Flatten(parts, values)));
    }

    private static ImmutableArray<T> Flatten(object[] parts, object?[] values)
    {
        if (parts is [IOutput] && values is [null or ImmutableArray<T> { IsDefault: true }])
        {
            return default;
        }

        var all = ImmutableArray.CreateBuilder<T>(values.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is Input<T>)
            {
                all.Add(Output<T>.Cast(values[i]));
            }
            else
            {
                all.AddRange(Elements(values[i]));
            }
        }

        return all.ToImmutable();
    }

    private static ImmutableArray<Input<T>> Separate(object[] parts, object?[] values)
        => [.. parts.Zip(values).SelectMany(part => part.First is Input<T> element ? [element] : Elements(part.Second).Select(value => (Input<T>)value))];

    private static IEnumerable<T> Elements(object? values) => values switch
    {
        null => [],
        ImmutableArray<T> { IsDefault: true } => [],
        _ => (IEnumerable<T>)values,
    };

    private static Input<T> Given(Input<T>? input) => input ?? Output.Create(default(T)!);

    private static InputList<T> Of(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var parts = new List<object>();
        foreach (var value in values)
        {
            parts.Add((Input<T>)value);
        }

        return new(parts);
    }

    private static InputList<T> Of(IEnumerable<Output<T>> values) => new([.. values.Select(value => (Input<T>)value)]);

    private static InputList<T> Of(IEnumerable<Input<T>> values) => new([.. values.Select(Given)]);
}
