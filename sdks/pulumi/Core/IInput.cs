namespace Pulumi;

/// <summary>An <see cref="Input{T}"/> whose type is not known at compile time.</summary>
internal interface IInput
{
    /// <summary>
    /// What is to be sent: an <see cref="IOutput"/>, or for lists and maps their elements, so that one unknown or secret element
    /// does not make the whole collection so. Later changes of the collection do not show in it.
    /// </summary>
    object? Content { get; }

    IOutput ToOutput();
}
