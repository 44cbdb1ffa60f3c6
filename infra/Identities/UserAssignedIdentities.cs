using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace GeoRegistry.Identities;

/// <summary>
/// The user-assigned identities, and for those that are declared here their federated credentials. They are created before the registry: encryption with
/// a customer-managed key needs one from the start.
/// </summary>
internal static class UserAssignedIdentities
{
    /// <summary>Declares the identities that do not exist yet.</summary>
    /// <returns>All identities of the settings, by name.</returns>
    internal static ImmutableSortedDictionary<string, DeployedIdentity> Declare(RegistryScope scope, IdentitySettings settings)
    {
        var identities = settings.UserAssigned.Values.ToImmutableSortedDictionary(
            identity => identity.Name,
            identity => identity.Existing is { } existing ? DeployedIdentity.From(existing, scope.IdOf(existing.Id)) : Declare(scope, identity),
            StringComparer.Ordinal);
        scope.Outputs.AddParts("identities", identities, identity => identity.Key, identity => identity.Value.Outputs);
        return identities;
    }

    private static DeployedIdentity Declare(RegistryScope scope, UserAssignedIdentitySettings settings)
    {
        var resourceGroup = scope.ResourceGroupOr(settings.ResourceGroup);
        var identity = new UserAssignedIdentity(
            scope.NameOf($"identity-{settings.Name}"),
            new UserAssignedIdentityArgs
            {
                ResourceName = settings.Name,
                ResourceGroupName = resourceGroup,
                Location = scope.Settings.HomeRegion.Name,
                Tags = scope.Tags(settings.Tags),
            },
            scope.OptionsOf($"identity-{settings.Name}", ["resourceName"]));
        _ = scope.Publish(identity, $"Microsoft.ManagedIdentity/userAssignedIdentities/{settings.Name}", settings.ResourceGroup);
        DeclareCredentials(scope, settings, identity, resourceGroup);
        return DeployedIdentity.From(identity, settings.Name, resourceGroup);
    }

    /// <summary>Azure refuses to write two credentials of one identity at the same time, so each waits for the one before it.</summary>
    private static void DeclareCredentials(
        RegistryScope scope, UserAssignedIdentitySettings settings, UserAssignedIdentity identity, Input<string> resourceGroup)
    {
        Resource before = identity;
        foreach (var credential in settings.FederatedCredentials)
        {
            before = new FederatedIdentityCredential(
                // Neither name has a period, so no two credentials have the same name.
                scope.NameOf($"identity-{settings.Name}.{credential.Name}"),
                new FederatedIdentityCredentialArgs
                {
                    FederatedIdentityCredentialResourceName = credential.Name,
                    ResourceName = settings.Name,
                    ResourceGroupName = resourceGroup,
                    Issuer = credential.Issuer,
                    Subject = credential.Subject,
                    Audiences = [credential.Audience],
                },
                scope.OptionsOf($"identity-{settings.Name}.{credential.Name}", ["federatedIdentityCredentialResourceName", "resourceName"], before));
        }
    }
}
