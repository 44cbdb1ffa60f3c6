using Pulumi;

namespace GeoRegistry.Encryption;

/// <summary>The key that a registry is encrypted with, declared here or already existing.</summary>
/// <param name="VaultId">The id of its vault in Azure Resource Manager.</param>
/// <param name="Id">Its own id there.</param>
/// <param name="Uri">Its address in the vault, without a version.</param>
internal sealed record DeployedKey(Output<string> VaultId, Output<string> Id, Output<string> Uri);
