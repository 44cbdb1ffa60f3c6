using GeoRegistry.Azure;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections;

/// <summary>Reads an entry of <c>cacheRules</c>.</summary>
internal static class CacheRuleSection
{
    /// <param name="cacheRule">The entry.</param>
    /// <param name="adoptedByDefault">Whether it is taken over where the entry does not say so.</param>
    internal static CacheRuleSettings? Read(ConfigNode cacheRule, bool adoptedByDefault) => cacheRule.AsMap(map =>
    {
        var name = map.Required("name")?.AsCacheName();
        var source = map.Required("source")?.AsSource();
        var target = map.Required("target")?.AsRepository();
        var credentialSet = map.Optional("credentialSet")?.AsText();
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        if (source is not null && target is not null && RepositoryNames.IsPattern(source) != RepositoryNames.IsPattern(target))
        {
            cacheRule["target"].Report(
                RepositoryNames.IsPattern(source) ? "must end in /* or be *, as the source does" : "must be one repository, as the source is");
        }

        return name is null || source is null || target is null ? null : new CacheRuleSettings(name, source, target, credentialSet) { AdoptedAt = adoptedAt };
    });

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
