namespace GeoRegistry.Configuration;

/// <summary>One error in the stack's configuration: nothing is deployed until it is corrected.</summary>
/// <param name="Path">As <see cref="ConfigurationFinding.Path"/>.</param>
/// <param name="Value">The value there, as JSON writes it; null where there is none.</param>
/// <param name="Rule">What is allowed, as a phrase that begins with "must" or "is".</param>
/// <param name="Suggestion">The nearest valid value or the shortest way out; null where there is none.</param>
public sealed record ConfigurationError(string Path, string? Value, string Rule, string? Suggestion) : ConfigurationFinding(Path);
