namespace GeoRegistry.Parts;

/// <summary>
/// The API versions in which a registry can be declared. To Azure it is one resource in all of them, and an update changes it in the stack from one to
/// another.
/// </summary>
internal enum RegistryApiVersion
{
    /// <summary>The version that Pulumi.AzureNative has by default.</summary>
    Default,

    /// <summary>2025-11-01, the newest stable version.</summary>
    Stable,

    /// <summary>2026-01-01-preview, for what no stable version has.</summary>
    Preview,
}
