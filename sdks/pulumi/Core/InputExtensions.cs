namespace Pulumi;

/// <summary>Reads inputs as outputs.</summary>
public static class InputExtensions
{
    /// <summary>The input as an output; a null input gives an output of the type's default.</summary>
    public static Output<T> ToOutput<T>(this Input<T>? input) => input is null ? Output.Create(default(T)!) : input.ToOutput();

    /// <inheritdoc cref="Output{T}.Apply{TResult}(Func{T, TResult})"/>
    /// <param name="input">The input to read.</param>
    /// <param name="func"></param>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) => ToOutput(input).Apply(func);

    /// <inheritdoc cref="Output{T}.Apply{TResult}(Func{T, TResult})"/>
    /// <param name="input">The input to read.</param>
    /// <param name="func"></param>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Task<TResult>> func) => ToOutput(input).Apply(func);

    /// <inheritdoc cref="Output{T}.Apply{TResult}(Func{T, TResult})"/>
    /// <param name="input">The input to read.</param>
    /// <param name="func"></param>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Input<TResult>?> func) => ToOutput(input).Apply(func);

    /// <inheritdoc cref="Output{T}.Apply{TResult}(Func{T, TResult})"/>
    /// <param name="input">The input to read.</param>
    /// <param name="func"></param>
    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) => ToOutput(input).Apply(func);
}
