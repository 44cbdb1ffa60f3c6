namespace GeoRegistry.Configuration;

/// <summary>One mistake in the stack's configuration.</summary>
/// <param name="Path">Where it is, as <c>pulumi config set --path</c> takes it: <c>geo-registry:registries[0].replicas[1].region</c>.</param>
/// <param name="Value">What stands there, as JSON writes it; null where nothing does.</param>
/// <param name="Rule">What is allowed, as a phrase that begins with "must" or "is".</param>
/// <param name="Suggestion">The nearest valid value or the shortest way out; null where there is none.</param>
public sealed record ConfigurationError(string Path, string? Value, string Rule, string? Suggestion)
{
    /// <summary>
    /// Where it is in the stack's file, such as <c>Pulumi.dev.yaml(12,9)</c>: line and column, from 1 on; null where the file cannot be found.
    /// </summary>
    public string? Place { get; init; }
}
