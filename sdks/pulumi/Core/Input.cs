namespace Pulumi;

/// <summary>A value given to a resource or function: a plain value, or an <see cref="Output{T}"/> of another resource. Both convert implicitly.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input()
    {
    }

    internal Input(Output<T> output) => _output = output;

    /// <summary>An input that is known already.</summary>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>An input that is another resource's output.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The input as an output.</summary>
    public static implicit operator Output<T>(Input<T> input) => input.ToOutput();

    internal virtual object? Content => ToOutput();

    object? IInput.Content => Content;

    internal virtual Output<T> ToOutput() => _output!;

    IOutput IInput.ToOutput() => ToOutput();
}
