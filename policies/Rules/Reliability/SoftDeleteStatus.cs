using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>Whether a registry has soft delete, and what Azure does not support together with it.</summary>
internal static class SoftDeleteStatus
{
    /// <summary>The input that switches soft delete.</summary>
    internal const string Property = "policies.softDeletePolicy.status";

    /// <summary>Whether a registry has soft delete.</summary>
    internal static Decision IsOn(DeclaredResource registry) => registry[Property].Is("enabled");

    /// <summary>Whether a registry deletes untagged manifests after some days.</summary>
    internal static Decision IsRetentionOn(DeclaredResource registry) => registry["policies.retentionPolicy.status"].Is("enabled");

    /// <summary>The cache rules of a registry.</summary>
    internal static OwnedResources CacheRulesOf(DeclaredResource registry, DeclaredStack stack) => stack.OwnedBy(registry, Kinds.CacheRule, "registryName");
}
