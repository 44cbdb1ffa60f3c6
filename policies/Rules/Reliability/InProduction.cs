using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>Whether resources are in production.</summary>
internal static class InProduction
{
    /// <summary>Whether a resource is in production; a replica is if its registry is.</summary>
    internal static Decision Is(DeclaredResource resource, DeclaredStack stack) => resource.Kind is Kinds.Replication
        ? !stack.TargetIs(resource["registryName"], Kinds.Registry, registry => !stack.IsProduction(registry))
        : stack.IsProduction(resource);
}
