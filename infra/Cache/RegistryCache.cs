using System.Collections.Immutable;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;

namespace GeoRegistry.Cache;

/// <summary>
/// Cache rules and the credential sets with which they sign in. A rule waits until its credential set may read the secrets, because the first pull
/// through the rule signs in.
/// </summary>
internal static class RegistryCache
{
    /// <summary>Declares credential sets and cache rules.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="credentialSetSettings">The credential sets.</param>
    /// <param name="rules">The cache rules.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="identities">The user-assigned identities by name.</param>
    internal static void Declare(
        RegistryScope scope,
        ImmutableArray<CredentialSetSettings> credentialSetSettings,
        ImmutableArray<CacheRuleSettings> rules,
        Output<string> registryName,
        ImmutableSortedDictionary<string, DeployedIdentity> identities)
    {
        var credentialSets = credentialSetSettings.Select(settings => DeclareCredentialSet(scope, registryName, settings)).ToImmutableArray();
        foreach (var rule in rules)
        {
            var credentialSet = credentialSets.FirstOrDefault(set => set.Name == rule.CredentialSet);
            var identityId = rule.Identity is { } identity ? identities.GetValueOrDefault(identity)?.Id ?? Output.Create(identity) : null;
            var options = ReplacedWhenChanged(scope.Options(credentialSet?.VaultAccess is { } access ? [access] : []), "sourceRepository", "targetRepository");
            CacheRules.Declare(scope, registryName, rule, credentialSet?.CredentialSet.Id, identityId, options);
        }

        scope.Outputs.AddParts("credentialSets", credentialSets, credentialSet => credentialSet.Name, credentialSet => credentialSet.Outputs);
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
        // Looked up once the credential set exists: a plan that changes the secrets would not know the principal otherwise, and would show its role as
        // replaced.
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
        // Azure sets these ids.
        var options = ReplacedWhenChanged(
            scope.OptionsOf($"credential-set-{settings.Name}", ["credentialSetName", "identity.principalId", "identity.tenantId"]), "loginServer");
        options.ImportId = scope.AdoptedPartId(settings.AdoptedAt is not null, $"credentialSets/{settings.Name}");
        return options;
    }

    /// <summary>Azure changes neither the registry that credentials are for nor what a rule caches: the resource is replaced under its name.</summary>
    private static CustomResourceOptions ReplacedWhenChanged(CustomResourceOptions options, params IEnumerable<string> properties)
    {
        options.ReplaceOnChanges = [.. properties];
        options.DeleteBeforeReplace = true;
        return options;
    }
}
