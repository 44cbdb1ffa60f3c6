namespace Pulumi;

/// <summary>A value of a type that cannot be sent.</summary>
internal sealed class UnsupportedInputException(string message) : InvalidOperationException(message);

/// <summary>An input of a resource or function that cannot be sent.</summary>
/// <param name="name">The name that the provider uses for it.</param>
/// <param name="cause">Why.</param>
internal sealed class InputException(string name, UnsupportedInputException cause)
    : InvalidOperationException($"error serializing property \"{name}\": {cause.Message}", cause);
