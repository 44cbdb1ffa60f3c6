using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi.AzureNative.ContainerRegistry;
using GetPreviewRule = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.GetCacheRule;

namespace GeoRegistry.Cache;

/// <summary>Credential sets and cache rules, as things that are taken over.</summary>
internal static class AdoptedCache
{
    internal static AdoptedPart Of(RegistrySettings settings, CredentialSetSettings credentialSet) => new(
        $"credential-set-{credentialSet.Name.ToLowerInvariant()}", credentialSet.AdoptedAt ?? "", () => AskCredentialSetAsync(settings, credentialSet.Name))
    {
        IsAdopted = credentialSet.AdoptedAt is not null,
        Expected = _ =>
        [
            new("loginServer", "loginServer", credentialSet.LoginServer),
            new("usernameSecret", "usernameSecret", credentialSet.UsernameSecret),
            new("passwordSecret", "passwordSecret", credentialSet.PasswordSecret),
        ],
        KeepsForm = false,
    };

    private static async Task<PartInAzure> AskCredentialSetAsync(RegistrySettings settings, string name)
    {
        var found = await GetCredentialSet.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CredentialSetName = name }).ConfigureAwait(false);
        var credential = found.AuthCredentials.IsDefaultOrEmpty ? null : found.AuthCredentials[0];
        return new(
            null,
            ("loginServer", [found.LoginServer]),
            ("usernameSecret", [credential?.UsernameSecretIdentifier]),
            ("passwordSecret", [credential?.PasswordSecretIdentifier]));
    }

    internal static AdoptedPart Of(RegistrySettings settings, CacheRuleSettings cacheRule) => new(
        AdoptedParts.KeyOf(cacheRule), cacheRule.AdoptedAt ?? "", () => AskCacheRuleAsync(settings, cacheRule))
    {
        IsAdopted = cacheRule.AdoptedAt is not null,
        Expected = _ =>
        [
            new("source", "source", cacheRule.Source),
            new("target", "target", cacheRule.Target),
            new("credentialSet", "credentialSet", cacheRule.CredentialSet is { } name ? [AdoptedParts.IdOf(settings, $"credentialSets/{name}")] : [])
            {
                Comparer = ResourceIds.Comparer,
                Resolve = found => found is [var id] ? Way.Keep($"credentialSet: {ResourceIds.Name(id)}") : Way.Try("remove credentialSet"),
            },
            .. cacheRule.Identity is { } identity ? [IdentityOf(settings, identity)] : Array.Empty<Expectation>(),
        ],
    };

    private static Expectation IdentityOf(RegistrySettings settings, string identity) => new(
        "identity",
        "identity",
        identity.StartsWith('/') ? identity : settings.Identity.UserAssigned.GetValueOrDefault(identity)?.Existing?.Id ?? $"{identity}, which this run makes")
    {
        Comparer = ResourceIds.Comparer,
        Resolve = found => found is [var id] ? Way.Keep($"identity: {id}") : Way.Try("remove identity"),
    };

    private static async Task<PartInAzure> AskCacheRuleAsync(RegistrySettings settings, CacheRuleSettings cacheRule)
    {
        var found = await GetCacheRule.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CacheRuleName = cacheRule.Name })
            .ConfigureAwait(false);
        return new(
            null,
            [
                ("source", [found.SourceRepository]),
                ("target", [found.TargetRepository]),
                ("credentialSet", [found.CredentialSetResourceId]),
                .. cacheRule.Identity is null ? [] : await AskIdentityAsync(settings, cacheRule.Name).ConfigureAwait(false),
            ]);
    }

    private static async Task<ImmutableArray<(string, IEnumerable<string?>)>> AskIdentityAsync(RegistrySettings settings, string name)
    {
        var found = await GetPreviewRule.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CacheRuleName = name }).ConfigureAwait(false);
        return [("identity", found.Identity?.UserAssignedIdentities?.Keys ?? [])];
    }
}
