using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Cache;

/// <summary>The role with which a credential set's identity reads the secrets in a key vault.</summary>
internal static class VaultAccess
{
    /// <summary>The built-in role Key Vault Secrets User: it reads secrets and nothing else.</summary>
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    /// <returns>The assignment; null where the settings leave it to others.</returns>
    internal static RoleAssignment? Declare(RegistryScope scope, CredentialSetSettings settings, Output<string> principalId)
    {
        if (settings.VaultId is not { } vault)
            return null;

        // Azure refuses another principal under the name of an assignment, so the old assignment is deleted first when the identity changes.
        var options = scope.OptionsOf($"credential-set-{settings.Name}-vault", []);
        options.DeleteBeforeReplace = true;
        return new(
            scope.NameOf($"credential-set-{settings.Name}-vault"),
            new RoleAssignmentArgs
            {
                RoleAssignmentName = DeterministicGuid.Of(vault, SecretsUser, scope.NameOf($"credential-set-{settings.Name}")).ToString(),
                Scope = scope.IdOf(vault),
                RoleDefinitionId = $"/subscriptions/{ResourceIds.Subscription(vault)}/providers/Microsoft.Authorization/roleDefinitions/{SecretsUser}",
                PrincipalId = principalId,
                PrincipalType = PrincipalType.ServicePrincipal,
            },
            options);
    }
}
