using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Cache;

/// <summary>A credential set as it was deployed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CredentialSet">The credential set.</param>
/// <param name="PrincipalId">The object id of its identity, which has to be allowed to read the secrets.</param>
/// <param name="VaultAccess">What allows it; null where that is left to others.</param>
internal sealed record DeployedCredentialSet(string Name, CredentialSet CredentialSet, Output<string> PrincipalId, Resource? VaultAccess)
{
    /// <summary>The credential set as the registry puts it out.</summary>
    internal ImmutableDictionary<string, object?> Outputs => new Dictionary<string, object?>
    {
        ["id"] = CredentialSet.Id,
        ["principalId"] = PrincipalId,
    }.ToImmutableDictionary();
}
