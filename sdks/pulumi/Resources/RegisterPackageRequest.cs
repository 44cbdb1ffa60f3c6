namespace Pulumi;

/// <summary>Announces a package whose resources a provider offers only with a parameter.</summary>
public sealed class RegisterPackageRequest
{
    /// <summary>Describes the package.</summary>
    /// <param name="name">The provider's plugin.</param>
    /// <param name="version">The plugin's version.</param>
    /// <param name="downloadUrl">Where to download the plugin; null for the usual place.</param>
    /// <param name="checksums">Checksums of the plugin by platform.</param>
    /// <param name="parameterization">The parameter with which the plugin offers the package.</param>
    public RegisterPackageRequest(
        string name, string version, string? downloadUrl, Dictionary<string, byte[]>? checksums, PackageParameterization? parameterization)
        : this(name, version, downloadUrl, checksums, parameterization, null)
    {
    }

    /// <inheritdoc cref="RegisterPackageRequest(string, string, string?, Dictionary{string, byte[]}?, PackageParameterization?)"/>
    /// <param name="name"></param>
    /// <param name="version"></param>
    /// <param name="downloadUrl"></param>
    /// <param name="checksums"></param>
    /// <param name="parameterization"></param>
    /// <param name="extension">The parameter that adds the package to those that the plugin offers without one.</param>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null,
        PackageParameterization? extension = null)
    {
        Name = name;
        Version = version;
        DownloadUrl = downloadUrl ?? "";
        Checksums = checksums ?? [];
        Parameterization = parameterization;
        Extension = extension;
    }

    /// <summary>The provider's plugin.</summary>
    public string Name { get; }

    /// <summary>The plugin's version.</summary>
    public string Version { get; }

    /// <summary>Where to download the plugin; empty for the usual place.</summary>
    public string DownloadUrl { get; }

    /// <summary>Checksums of the plugin by platform.</summary>
    public Dictionary<string, byte[]> Checksums { get; }

    /// <summary>The parameter with which the plugin offers the package.</summary>
    public PackageParameterization? Parameterization { get; }

    /// <summary>The parameter that adds the package to those that the plugin offers without one.</summary>
    public PackageParameterization? Extension { get; }

    /// <summary>A package with a parameter.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="version">The package's version.</param>
    /// <param name="value">The parameter, which only the provider understands.</param>
    public sealed class PackageParameterization(string name, string version, byte[] value)
    {
        /// <summary>The package's name.</summary>
        public string Name { get; } = name;

        /// <summary>The package's version.</summary>
        public string Version { get; } = version;

        /// <summary>The parameter, which only the provider understands.</summary>
        public byte[] Value { get; } = value;
    }
}
