using System.Collections.Immutable;

namespace GeoRegistry.Identities;

/// <summary>A user-assigned managed identity: an entry of <c>identity.userAssigned</c>, checked, with every default filled in.</summary>
public sealed record UserAssignedIdentitySettings
{
    /// <summary>
    /// What other settings call it, and its name in Azure where it is declared here (<c>name</c>): 3 to 128 letters, digits, hyphens and
    /// underscores, beginning with a letter or digit.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether the registry itself may act as this identity (<c>attach</c>). Default true. With false it is only declared, for clients
    /// that <c>access</c> gives a role: a pipeline that pushes, an application that pulls.
    /// </summary>
    public bool Attach { get; init; } = true;

    /// <summary>The identity that is there already; null where it is declared here.</summary>
    public ExistingIdentity? Existing { get; init; }

    /// <summary>
    /// The resource group it is declared in, which has to be there (<c>resourceGroup</c>). Default null: the registry's. It is always in the
    /// registry's home region.
    /// </summary>
    public string? ResourceGroup { get; init; }

    /// <summary>Tags beside those of the registry, or instead of them where the names are the same (<c>tags</c>). Default none.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whose tokens Microsoft Entra takes for this identity, by name (<c>federatedCredentials</c>): a pipeline signs in without a secret.
    /// Default none; at most 20.
    /// </summary>
    public ImmutableArray<FederatedCredentialSettings> FederatedCredentials { get; init; } = [];
}
