using System.Collections.Immutable;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;

namespace GeoRegistry.Cache;

/// <summary>
/// Cache rules and the credential sets with which they sign in. A rule waits until its credential set may read the secrets, for the
/// first pull through it signs in.
/// </summary>
internal static class RegistryCache
{
    internal static ImmutableArray<DeployedCredentialSet> Declare(
        RegistryScope scope, Output<string> registryName, ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        var credentialSets = scope.Settings.CredentialSets.Select(settings => DeclareCredentialSet(scope, registryName, settings)).ToImmutableArray();
        foreach (var rule in scope.Settings.CacheRules)
        {
            var credentialSet = credentialSets.FirstOrDefault(set => set.Name == rule.CredentialSet);
            var identityId = rule.Identity is { } identity ? identities.GetValueOrDefault(identity)?.Id ?? Output.Create(identity) : null;
            var options = ReplacedWhenChanged(scope.Options(credentialSet?.VaultAccess is { } access ? [access] : []), "sourceRepository", "targetRepository");
            CacheRules.Declare(scope, registryName, rule, credentialSet?.CredentialSet.Id, identityId, options);
        }

        return credentialSets;
    }

    private static DeployedCredentialSet DeclareCredentialSet(RegistryScope scope, Output<string> registryName, CredentialSetSettings settings)
    {
        var credentialSet = new CredentialSet(
            scope.NameOf($"credential-set-{settings.Name}"),
            new CredentialSetArgs
            {
                CredentialSetName = settings.Name,
                RegistryName = registryName,
                ResourceGroupName = scope.ResourceGroupName,
                LoginServer = settings.LoginServer,
                Identity = new IdentityPropertiesArgs { Type = ResourceIdentityType.SystemAssigned },
                AuthCredentials = new AuthCredentialArgs
                {
                    Name = CredentialName.Credential1,
                    UsernameSecretIdentifier = settings.UsernameSecret,
                    PasswordSecretIdentifier = settings.PasswordSecret,
                },
            },
            OptionsOf(scope, settings));
        // Looked up as soon as it is there, for a plan that changes the secrets would not know it otherwise, and would show that its role is replaced.
        var found = GetCredentialSet.Invoke(
            new()
            {
                CredentialSetName = credentialSet.Id.Apply(_ => settings.Name),
                RegistryName = registryName,
                ResourceGroupName = scope.ResourceGroupName,
            },
            new InvokeOptions { Parent = credentialSet });
        var principalId = found.Apply(one => one.Identity?.PrincipalId ?? "");
        return new(settings.Name, credentialSet, principalId, VaultAccess.Declare(scope, settings, principalId));
    }

    private static CustomResourceOptions OptionsOf(RegistryScope scope, CredentialSetSettings settings)
    {
        // Whose identity it is, Azure says.
        var options = ReplacedWhenChanged(
            scope.OptionsOf($"credential-set-{settings.Name}", ["credentialSetName", "identity.principalId", "identity.tenantId"]), "loginServer");
        options.ImportId = scope.AdoptedPartId(settings.AdoptedAt is not null, $"credentialSets/{settings.Name}");
        return options;
    }

    /// <summary>Azure changes neither where credentials are for nor what a rule caches: another is made under the same name.</summary>
    private static CustomResourceOptions ReplacedWhenChanged(CustomResourceOptions options, params IEnumerable<string> properties)
    {
        options.ReplaceOnChanges = [.. properties];
        options.DeleteBeforeReplace = true;
        return options;
    }
}
