namespace GeoRegistry.Configuration;

/// <summary>Something in the stack's configuration that works, but that whoever wrote it may not have meant.</summary>
/// <param name="Path">Where it is, as <c>pulumi config set --path</c> takes it.</param>
/// <param name="Text">What to know, and what to do about it.</param>
public sealed record ConfigurationWarning(string Path, string Text)
{
    /// <inheritdoc cref="ConfigurationError.Place"/>
    public string? Place { get; init; }

    /// <summary>The warning in one line, for people to read.</summary>
    public override string ToString() => Place is null ? $"{Path}: {Text}" : $"{Place}: {Path}: {Text}";
}
