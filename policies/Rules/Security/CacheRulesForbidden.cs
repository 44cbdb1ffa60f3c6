using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO019: the registry caches no images of other registries.</summary>
internal sealed class CacheRulesForbidden : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO019",
        Title = "No cache rule caches images of other registries",
        Checks = "A registry has no cache rule.",
        Why = "What a cache rule brings in has passed no review, and who writes upstream decides what is pulled here tomorrow.",
        Fix = "Remove the entries of `cacheRules`, and import the images that have been reviewed.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.OnRequest,
        Source = "https://learn.microsoft.com/azure/container-registry/artifact-cache-overview",
        SameAs =
        [
            new("Azure Policy", "84497762-32b6-4ab3-80b6-732ea48b85a2"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            !evaluation.Stack.OwnedBy(subject, Kinds.CacheRule, "registryName").Any(), "cacheRules", "a cache rule brings in images that nobody has reviewed");
}
