namespace GeoRegistry.Azure;

/// <summary>
/// Which region has a copy of a key vault. Key Vault copies a vault to the paired region, except from a region that has no pair, from West
/// US 3 and from the two regions of Brazil, as Microsoft's article on the reliability of Key Vault says.
/// </summary>
public static class VaultReplication
{
    private static readonly string[] Excepted = ["brazilsouth", "brazilsoutheast", "westus3"];

    /// <summary>The region that a vault's contents are copied to; null where they stay in the vault's own.</summary>
    public static string? Target(Region region) => Excepted.Contains(region.Name) ? null : region.PairedRegion;
}
