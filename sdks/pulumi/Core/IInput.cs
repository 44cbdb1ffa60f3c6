namespace Pulumi;

/// <summary>An <see cref="Input{T}"/> whose type is not known at compile time.</summary>
internal interface IInput
{
    /// <summary>
    /// The value to send: an <see cref="IOutput"/>, or the elements of a list or map, so that one unknown or secret element
    /// does not make the whole collection so. Later changes of the collection do not show in it.
    /// </summary>
    object? Content { get; }

    IOutput ToOutput();
}
