using GeoRegistry.Identities;

namespace GeoRegistry.Encryption;

/// <summary>
/// A registry's encryption with a key of one's own (<c>encryption</c>), checked, with every default filled in. Azure takes it when the
/// registry is created and never again: it cannot be switched on, switched off or moved to another key vault later.
/// </summary>
public sealed record EncryptionSettings
{
    /// <summary>The value of <see cref="Identity"/> for the identity that Azure makes with the registry.</summary>
    public const string SystemIdentity = "system";

    /// <summary>
    /// The identity that reads the key (<c>identity</c>): the name of an attached one of <see cref="IdentitySettings.UserAssigned"/>, or, in a registry
    /// that exists with an identity of its own, <c>system</c>. Default: one is declared, <c>id-REGISTRY-encryption</c>.
    /// </summary>
    public required string Identity { get; init; }

    /// <summary>Whether it is the registry's own identity, which there is only after the registry's creation.</summary>
    internal bool UsesSystemIdentity => Identity is SystemIdentity;

    /// <summary>The key vault (<c>vault</c>).</summary>
    public required VaultSettings Vault { get; init; }

    /// <summary>The key in the vault (<c>key</c>).</summary>
    public required KeySettings Key { get; init; }

    /// <summary>
    /// Whether the identity is given the role that lets it use the key (<c>grantAccess</c>). Default true. False is for an existing vault that
    /// lets it in already, that works with access policies, or that is a managed HSM, which has roles of its own.
    /// </summary>
    public bool GrantAccess { get; init; } = true;

    /// <summary>How old the assignment of that role has to be before the registry is created: Azure says that it is there before it has its effect.</summary>
    public static TimeSpan SettleTime { get; } = TimeSpan.FromMinutes(2);

    /// <summary>What a registry is bound to from its creation on: <c>vault kv-registry, key registry</c>.</summary>
    public string Describe() => $"vault {Vault.Name}, key {Key.Name}";
}
