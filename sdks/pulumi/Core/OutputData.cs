using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// What an <see cref="Output{T}"/> resolves to. It is not generic: one compiled copy of the code that combines outputs serves every type.
/// </summary>
/// <param name="resources">The resources that the value was computed from.</param>
/// <param name="value">The value; meaningless when it is not known.</param>
/// <param name="isKnown">False if the value is not known yet, in a preview.</param>
/// <param name="isSecret">True when the value must be encrypted in state and hidden on screen.</param>
internal sealed class OutputData(ImmutableHashSet<Resource> resources, object? value, bool isKnown, bool isSecret)
{
    public ImmutableHashSet<Resource> Resources { get; } = resources;

    public object? Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public static OutputData Known(object? value, bool isSecret = false) => new([], value, true, isSecret);

    public static OutputData Unknown(ImmutableHashSet<Resource> resources, bool isSecret) => new(resources, null, false, isSecret);

    public OutputData WithSecret(bool isSecret) => isSecret == IsSecret ? this : new(Resources, Value, IsKnown, isSecret);

    public OutputData WithValue(object? value) => new(Resources, value, IsKnown, IsSecret);

    /// <summary>This data as the result of a computation from <paramref name="source"/>.</summary>
    public OutputData After(OutputData source)
        => new(source.Resources.Union(Resources), Value, source.IsKnown && IsKnown, source.IsSecret || IsSecret);
}
