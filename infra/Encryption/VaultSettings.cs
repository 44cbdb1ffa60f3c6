using GeoRegistry.Azure;
using GeoRegistry.Parts;

namespace GeoRegistry.Encryption;

/// <summary>
/// The key vault of a registry's key (<c>encryption.vault</c>). One that is declared here has purge protection, 90 days of soft delete,
/// access by roles, and lets nobody in from a network but trusted services of Azure; none of that can be switched off.
/// </summary>
/// <param name="Name">
/// Its name (<c>name</c>): 3 to 24 letters, digits and hyphens, unique in Azure, deleted vaults included; with <paramref name="UniqueSuffix"/> up to 18.
/// </param>
/// <param name="UniqueSuffix">
/// Whether six random lower-case letters and digits are added to the name, the same ones on every run (<c>uniqueSuffix</c>). Default false.
/// </param>
/// <param name="ExistingId">
/// The id of the vault, or of the managed HSM, that is there already (<c>id</c>); null where a vault is declared, in the registry's group and home region.
/// </param>
/// <param name="Region">Where it is: the home region where it is declared; otherwise <c>region</c>, null where that is left out.</param>
public sealed record VaultSettings(string Name, bool UniqueSuffix, string? ExistingId, Region? Region)
{
    /// <summary>The type of managed HSMs, whose keys are addressed as those of vaults are.</summary>
    internal const string ManagedHsm = "Microsoft.KeyVault/managedHSMs";

    /// <summary>Whether it is a managed HSM.</summary>
    internal bool IsManagedHsm => ExistingId is { } id && ResourceIds.IsOfType(id, ManagedHsm);

    /// <summary>How many characters <see cref="UniqueSuffix"/> adds to the name.</summary>
    public const int SuffixLength = CommonSettings.SuffixLength;
}
