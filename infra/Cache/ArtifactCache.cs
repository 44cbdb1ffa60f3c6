using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.PublicAccess;

namespace GeoRegistry.Cache;

/// <summary>
/// Cache rules are for registries that Azure caches, sign in as those want it, and no two of them fill the same repository; and Azure has to reach the
/// registry to fill it.
/// </summary>
internal static class ArtifactCache
{
    internal static void Check(ConfigNode registry, PublicAccessSettings publicAccess)
    {
        CheckNetwork(registry, publicAccess);
        var rules = registry["cacheRules"];
        DistinctNames.Check(registry["credentialSets"]);
        DistinctNames.Check(rules);
        if (rules.Items.Count() > PremiumLimits.CacheRules)
            rules.Report($"must be at most {PremiumLimits.CacheRules} cache rules");

        foreach (var loginServer in registry["credentialSets"].Items.Select(set => set["loginServer"]))
            CheckSupport(loginServer, loginServer.Text);
        var credentialSets = registry["credentialSets"].Items
            .Where(set => set["name"].Text is not null)
            .DistinctBy(set => set["name"].Text)
            .ToDictionary(set => set["name"].Text!, set => set["loginServer"].Text);
        foreach (var rule in rules.Items)
            CheckCredentials(rule, credentialSets);
        CheckTargets([.. rules.Items.Select(rule => rule["target"]).Where(target => target.Text is { } text && RepositoryNames.IsNameOrPattern(text))]);
    }

    /// <summary>Azure fills the cache as one of the services that it trusts (Microsoft's page "Enable artifact cache with Azure CLI").</summary>
    private static void CheckNetwork(ConfigNode registry, PublicAccessSettings publicAccess)
    {
        if (registry["cacheRules"].Items.Any() && publicAccess is { AllowsOthers: false, TrustedServicesBypass: false })
        {
            registry["publicAccess"]["trustedServicesBypass"].Report(
                "must be true beside cacheRules where the network is closed: it is as a trusted service that Azure fills the cache", "remove the key");
        }
    }

    private static void CheckSupport(ConfigNode place, string? host)
    {
        if (host is not null && UpstreamRegistries.IsHost(host) && UpstreamRegistries.SignInAt(host) is null)
        {
            place.Report(
                $"must be of a registry whose images Azure caches: {string.Join(", ", UpstreamRegistries.All)}",
                Nearest.To(host, UpstreamRegistries.All.Where(UpstreamRegistries.IsHost)) ?? "import the images instead (az acr import)");
        }
    }

    private static void CheckCredentials(ConfigNode rule, Dictionary<string, string?> credentialSets)
    {
        var host = rule["source"].Text is { } source ? UpstreamRegistries.HostOf(source) : null;
        CheckSupport(rule["source"], host);
        var place = rule["credentialSet"];
        if (host is not null && UpstreamRegistries.SignInAt(host) is UpstreamSignIn.Required && !SignsIn(rule))
        {
            var with = UpstreamRegistries.IsAzureRegistry(host) ? ", with credentials or a managed identity" : "";
            place.Report($"must be given: {host} is cached only for those who sign in{with}");
        }

        if (place.Text is not { } name)
            return;
        if (!credentialSets.TryGetValue(name, out var loginServer))
        {
            place.Report("must be the name of an entry of credentialSets", Nearest.To(name, credentialSets.Keys));
        }
        else if (host is not null && UpstreamRegistries.SignInAt(host) is UpstreamSignIn.Never)
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

    /// <summary>Whether a rule says how to sign in, rightly or not.</summary>
    private static bool SignsIn(ConfigNode rule) => rule.Keys.Contains("credentialSet") || rule.Keys.Contains("identity");

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
