using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>Soft delete of a registry, and what Azure does not support beside it.</summary>
internal static class SoftDelete
{
    /// <summary>The input that switches it.</summary>
    internal const string Status = "policies.softDeletePolicy.status";

    /// <summary>Whether a registry has it.</summary>
    internal static Truth IsOn(DeclaredResource registry) => registry[Status].Is("enabled");

    /// <summary>Whether a registry deletes untagged manifests after some days.</summary>
    internal static Truth IsRetentionOn(DeclaredResource registry) => registry["policies.retentionPolicy.status"].Is("enabled");

    /// <summary>The cache rules of a registry.</summary>
    internal static Parts CacheRulesOf(DeclaredResource registry, DeclaredStack stack) => stack.PartsOf(registry, Kinds.CacheRule, "registryName");
}
