namespace GeoRegistry.Configuration;

/// <summary>Something in the stack's configuration that works, but that its author may not have meant.</summary>
/// <param name="Path">As <see cref="ConfigurationFinding.Path"/>.</param>
/// <param name="Text">What to know, and what to do about it.</param>
public sealed record ConfigurationWarning(string Path, string Text) : ConfigurationFinding(Path)
{
    /// <summary>The warning in one line, for people to read.</summary>
    public override string ToString() => Place is null ? $"{Path}: {Text}" : $"{Place}: {Path}: {Text}";
}
