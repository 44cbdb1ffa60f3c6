using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi.AzureNative.ContainerRegistry;
using GetPreviewRule = Pulumi.AzureNative_containerregistry_v20260101preview.ContainerRegistry.GetCacheRule;

namespace GeoRegistry.Cache;

/// <summary>Adopted credential sets and cache rules.</summary>
internal static class AdoptedCache
{
    internal static string KeyOf(CacheRuleSettings cacheRule) => $"cache-rule-{cacheRule.Name.ToLowerInvariant()}";

    internal static AdoptedPart Of(CommonSettings settings, CredentialSetSettings credentialSet) => new(
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

    private static async Task<PartInAzure> AskCredentialSetAsync(CommonSettings settings, string name)
    {
        var found = await GetCredentialSet.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CredentialSetName = name });
        var credential = found.AuthCredentials.IsDefaultOrEmpty ? null : found.AuthCredentials[0];
        return new(
            null,
            ("loginServer", [found.LoginServer]),
            ("usernameSecret", [credential?.UsernameSecretIdentifier]),
            ("passwordSecret", [credential?.PasswordSecretIdentifier]));
    }

    internal static AdoptedPart Of(CommonSettings settings, CacheRuleSettings cacheRule, IdentitySettings identities) => new(
        KeyOf(cacheRule), cacheRule.AdoptedAt ?? "", () => AskCacheRuleAsync(settings, cacheRule))
    {
        IsAdopted = cacheRule.AdoptedAt is not null,
        Expected = _ =>
        [
            new("source", "source", cacheRule.Source),
            new("target", "target", cacheRule.Target),
            new("credentialSet", "credentialSet", cacheRule.CredentialSet is { } name ? [settings.IdOf($"credentialSets/{name}")] : [])
            {
                Comparer = ResourceIds.Comparer,
                Resolve = found => found is [var id] ? Resolution.Keep($"credentialSet: {ResourceIds.Name(id)}") : Resolution.Try("remove credentialSet"),
            },
            .. cacheRule.Identity is { } identity ? [IdentityOf(identities, identity)] : Array.Empty<Expectation>(),
        ],
    };

    private static Expectation IdentityOf(IdentitySettings identities, string identity) => new(
        "identity",
        "identity",
        identity.StartsWith('/') ? identity : identities.UserAssigned.GetValueOrDefault(identity)?.Existing?.Id ?? $"{identity}, which this run makes")
    {
        Comparer = ResourceIds.Comparer,
        Resolve = found => found is [var id] ? Resolution.Keep($"identity: {id}") : Resolution.Try("remove identity"),
    };

    private static async Task<PartInAzure> AskCacheRuleAsync(CommonSettings settings, CacheRuleSettings cacheRule)
    {
        var found = await GetCacheRule.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CacheRuleName = cacheRule.Name });
        return new(
            null,
            [
                ("source", [found.SourceRepository]),
                ("target", [found.TargetRepository]),
                ("credentialSet", [found.CredentialSetResourceId]),
                .. cacheRule.Identity is null ? [] : await AskIdentityAsync(settings, cacheRule.Name),
            ]);
    }

    private static async Task<ImmutableArray<(string, IEnumerable<string?>)>> AskIdentityAsync(CommonSettings settings, string name)
    {
        var found = await GetPreviewRule.InvokeAsync(
            new() { ResourceGroupName = settings.ResourceGroup, RegistryName = settings.Name, CacheRuleName = name });
        return [("identity", found.Identity?.UserAssignedIdentities?.Keys ?? [])];
    }
}
