using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>What production depends on.</summary>
internal static class InProduction
{
    /// <summary>Whether others depend on a resource; on a replica they do if they do on its registry.</summary>
    internal static Truth Is(DeclaredResource resource, DeclaredStack stack) => resource.Kind is Kinds.Replication
        ? !stack.TargetIs(resource["registryName"], Kinds.Registry, registry => !stack.IsProduction(registry))
        : stack.IsProduction(resource);
}
