namespace GeoRegistry.Configuration;

/// <summary>What reading or checking the configuration has found at one place.</summary>
/// <param name="Path">Where it is, as <c>pulumi config set --path</c> takes it: <c>geo-registry:registries[0].replicas[1].region</c>.</param>
public abstract record ConfigurationFinding(string Path)
{
    /// <summary>
    /// Where it is in the stack's file, such as <c>Pulumi.dev.yaml(12,9)</c>: line and column, from 1 on; null where the file cannot be found.
    /// </summary>
    public string? Place { get; init; }
}
