using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A <see cref="Union{T0, T1}"/> whose types are not known at compile time.</summary>
internal interface IUnion
{
    object? Value { get; }
}

/// <summary>A value of either of two types. The default value is the first type's default.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(T0 first, T1 second, bool isSecond)
    {
        _first = first;
        _second = second;
        IsT1 = isSecond;
    }

    /// <summary>The value, whichever type it has.</summary>
    public object Value => (IsT1 ? _second : (object?)_first)!;

    /// <summary>Whether the value has the first type.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether the value has the second type.</summary>
    public bool IsT1 { get; }

    /// <summary>The value as the first type.</summary>
    /// <exception cref="InvalidOperationException">The value has the second type.</exception>
    public T0 AsT0 => IsT0 ? _first : throw Mismatch(typeof(T0), typeof(T1));

    /// <summary>The value as the second type.</summary>
    /// <exception cref="InvalidOperationException">The value has the first type.</exception>
    public T1 AsT1 => IsT1 ? _second : throw Mismatch(typeof(T1), typeof(T0));

    /// <summary>A value of the first type.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, false);

    /// <summary>A value of the second type.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, true);

    /// <summary>A value of the first type.</summary>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>A value of the second type.</summary>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Whether both have the same type and equal values.</summary>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether the types or the values differ.</summary>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <summary>Calls the function for the type that the value has and returns its result.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(_second) : f0(_first);

    /// <summary>Calls the action for the type that the value has.</summary>
    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
        {
            f1(_second);
        }
        else
        {
            f0(_first);
        }
    }

    /// <summary>The union with its first type mapped.</summary>
    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) => IsT1 ? _second : mapFunc(_first);

    /// <summary>The union with its second type mapped.</summary>
    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) => IsT1 ? mapFunc(_second) : _first;

    /// <summary>The union with both types mapped.</summary>
    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1)
        => IsT1 ? mapFunc1(_second) : mapFunc0(_first);

    /// <summary>Takes the value out as the first type; returns false, with the value in the remainder, when it has the second type.</summary>
    public bool TryPickT0([MaybeNullWhen(false)] out T0 value, [MaybeNullWhen(true)] out T1 remainder)
    {
        value = _first;
        remainder = _second;
        return IsT0;
    }

    /// <summary>Takes the value out as the second type; returns false, with the value in the remainder, when it has the first type.</summary>
    public bool TryPickT1([MaybeNullWhen(false)] out T1 value, [MaybeNullWhen(true)] out T0 remainder)
    {
        value = _second;
        remainder = _first;
        return IsT1;
    }

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <summary>The text of the value.</summary>
    public override string ToString() => Value?.ToString() ?? "";

    private static InvalidOperationException Mismatch(Type asked, Type actual)
        => new($"The union holds a value of type {actual.Name}, not {asked.Name}.");
}
