namespace GeoRegistry.Encryption;

/// <summary>
/// The key that a registry is encrypted with (<c>encryption.key</c>). In an existing vault it exists as well. Azure creates a key once and
/// does not change it afterwards, so of a key that is there, other values than <see cref="Version"/> change nothing.
/// </summary>
public sealed record KeySettings
{
    /// <summary>After how many days a new version replaces the key, unless the settings say otherwise.</summary>
    public const int DefaultRotation = 365;

    /// <summary>How many days before a version expires Azure tells of it, unless the settings say otherwise.</summary>
    public const int DefaultNotice = 30;

    /// <summary>Its name in the vault (<c>name</c>): 1 to 127 letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The version that the registry stays at (<c>version</c>): 32 hexadecimal digits. Default null: the registry takes each new version over
    /// within an hour.
    /// </summary>
    public string? Version { get; init; }

    /// <summary><c>RSA</c> or, kept in a hardware module, <c>RSA-HSM</c> (<c>type</c>). Default <c>RSA</c>. A registry takes no other type.</summary>
    public string Type { get; init; } = "RSA";

    /// <summary>Its length in bits: 2048, 3072 or 4096 (<c>size</c>). Default 3072.</summary>
    public int Size { get; init; } = 3072;

    /// <summary>After how many days a new version replaces it (<c>rotateAfterDays</c>): 7 to 3650. Default 365.</summary>
    public int RotateAfterDays { get; init; } = DefaultRotation;

    /// <summary>
    /// After how many days a version can no longer be used (<c>expireAfterDays</c>): at least 28, and at least 7 more than
    /// <see cref="RotateAfterDays"/>. Default null: never.
    /// </summary>
    public int? ExpireAfterDays { get; init; }

    /// <summary>
    /// How many days before a version expires Azure tells of it through Event Grid (<c>notifyBeforeExpiryDays</c>). Default 30; only where
    /// versions expire.
    /// </summary>
    public int NotifyBeforeExpiryDays { get; init; } = DefaultNotice;
}
