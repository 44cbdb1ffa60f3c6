using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Tokens;

namespace GeoRegistry.Cache;

/// <summary>Reads an entry of <c>cacheRules</c>.</summary>
internal static class CacheRuleSection
{
    private const string UserAssignedIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities";

    /// <param name="registry">The registry that the rule is for.</param>
    /// <param name="cacheRule">The entry.</param>
    /// <param name="adoptedByDefault">Whether it is taken over where the entry does not say so.</param>
    internal static CacheRuleSettings? Read(ConfigNode registry, ConfigNode cacheRule, bool adoptedByDefault) => cacheRule.AsMap(map =>
    {
        var name = map.Required("name")?.AsCacheName();
        var source = map.Required("source")?.AsSource();
        var target = map.Required("target")?.AsRepository();
        var credentialSet = map.Optional("credentialSet")?.AsText();
        var identity = map.Optional("identity") is { } node ? node.AsIdentityFor(source, credentialSet, registry) : null;
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        if (source is not null && target is not null && RepositoryNames.IsPattern(source) != RepositoryNames.IsPattern(target))
        {
            cacheRule["target"].Report(
                RepositoryNames.IsPattern(source) ? "must end in /* or be *, as the source does" : "must be one repository, as the source is");
        }

        return name is null || source is null || target is null
            ? null
            : new CacheRuleSettings(name, source, target, credentialSet, identity) { AdoptedAt = adoptedAt };
    });

    /// <summary>Of the registries that are cached only Azure's know Azure's identities.</summary>
    /// <remarks>Source: https://learn.microsoft.com/azure/container-registry/artifact-cache-acr-to-acr-cli</remarks>
    private static string? AsIdentityFor(this ConfigNode node, string? source, string? credentialSet, ConfigNode registry)
    {
        var identity = node.AsNameInOrId(registry["identity"]["userAssigned"], UserAssignedIdentity);
        if (credentialSet is not null)
            node.Report("must be left out beside credentialSet: a rule signs in by an identity or by a credential set", "keep one of the two");
        else if (source is not null && !IsOfAzure(UpstreamRegistries.HostOf(source)))
            node.Report("is only for a source in another Azure registry, such as NAME.azurecr.io/app", "remove the key");
        return identity;
    }

    private static bool IsOfAzure(string host) => Cloud.All.Any(cloud => host.EndsWith($".{cloud.RegistrySuffix}", StringComparison.Ordinal));

    private static string? AsSource(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        var host = UpstreamRegistries.HostOf(text);
        if (UpstreamRegistries.IsHost(host) && text.Length > host.Length && RepositoryNames.IsNameOrPattern(text[(host.Length + 1)..]))
            return text;
        node.Report($"must be a registry's host name, a slash and {RepositoryNames.PatternRule}, in lower case: docker.io/library/*");
        return null;
    }
}
