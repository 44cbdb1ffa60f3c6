using GeoRegistry.Azure;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks;

/// <summary>Cache rules sign in as the registry they cache wants it, and no two of them fill the same repository.</summary>
internal static class ArtifactCache
{
    internal static void Check(ConfigNode registry)
    {
        var rules = registry["cacheRules"];
        DistinctNames.Check(registry["credentialSets"]);
        DistinctNames.Check(rules);
        if (rules.Items.Count() > PremiumLimits.CacheRules)
            rules.Report($"must be at most {PremiumLimits.CacheRules} cache rules");

        var credentialSets = registry["credentialSets"].Items
            .Where(set => set["name"].Text is not null)
            .DistinctBy(set => set["name"].Text)
            .ToDictionary(set => set["name"].Text!, set => set["loginServer"].Text);
        foreach (var rule in rules.Items)
            CheckCredentials(rule, credentialSets);
        CheckTargets([.. rules.Items.Select(rule => rule["target"]).Where(target => target.Text is { } text && RepositoryNames.IsNameOrPattern(text))]);
    }

    private static void CheckCredentials(ConfigNode rule, Dictionary<string, string?> credentialSets)
    {
        var host = rule["source"].Text is { } source ? UpstreamRegistries.HostOf(source) : null;
        var place = rule["credentialSet"];
        if (place.Text is not { } name)
        {
            if (host is UpstreamRegistries.DockerHub)
                place.Report("must be given: Docker Hub is cached only for those who sign in");
        }
        else if (!credentialSets.TryGetValue(name, out var loginServer))
        {
            place.Report("must be the name of an entry of credentialSets", Nearest.To(name, credentialSets.Keys));
        }
        else if (host is not null && UpstreamRegistries.IsAnonymousOnly(host))
        {
            place.Report($"must be left out: {host} is cached without signing in");
        }
        else if (host is not null && loginServer is not null && host != loginServer)
        {
            place.Report(
                $"must be a credential set for {host}; {name} is for {loginServer}",
                credentialSets.FirstOrDefault(set => set.Value == host).Key);
        }
    }

    /// <summary>A single repository may lie within a pattern; Azure refuses two patterns that overlap, and one repository twice.</summary>
    private static void CheckTargets(IReadOnlyList<ConfigNode> targets)
    {
        for (var i = 1; i < targets.Count; i++)
        {
            if (targets.Take(i).FirstOrDefault(earlier => Overlap(earlier.Text!, targets[i].Text!)) is { } other)
                targets[i].Report($"must not overlap with {other.Path}, {other.Text}: Azure fills a repository by one cache rule");
        }
    }

    private static bool Overlap(string one, string other)
        => RepositoryNames.IsPattern(one) && RepositoryNames.IsPattern(other) ? RepositoryNames.PatternsOverlap(one, other) : one == other;
}
