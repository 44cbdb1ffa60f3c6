using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>Management locks, which are on a resource or on what it is in.</summary>
internal static class Locks
{
    private const string RegistryType = "Microsoft.ContainerRegistry/registries";

    /// <summary>Whether a resource is locked.</summary>
    internal static Truth On(DeclaredResource resource, DeclaredStack stack)
        => stack.PartsOf(resource, Kinds.LockByScope, "scope").Any()
            | stack.PartsOf(resource, Kinds.LockAtResource, "resourceName").Any()
            | OnRegistryOf(resource, stack)
            | Truth.Any(stack.Of(Kinds.LockAtGroup).Select(groupLock => HasSameGroup(groupLock, resource, stack)));

    /// <summary>
    /// What a registry's lock covers are its replicas, but a scope that is made of the registry's id may be the home replica, which is
    /// none of the stack's.
    /// </summary>
    private static Truth OnRegistryOf(DeclaredResource resource, DeclaredStack stack)
        => resource.Kind is Kinds.Replication && stack.Target(resource["registryName"], Kinds.Registry) is { } registry
            ? stack.PartsOf(registry, Kinds.LockByScope, "scope").Any(scoped => scoped["scope"].Is(scope => ResourceIds.IsOfType(scope, RegistryType)))
                | stack.PartsOf(registry, Kinds.LockAtResource, "resourceName").Any()
            : Truth.No;

    private static Truth HasSameGroup(DeclaredResource one, DeclaredResource other, DeclaredStack stack)
    {
        var (group, otherGroup) = (one["resourceGroupName"], other["resourceGroupName"]);
        return stack.Target(group, Kinds.ResourceGroup) is { } declared && declared == stack.Target(otherGroup, Kinds.ResourceGroup) ? Truth.Yes
            : group.Text is { } name ? otherGroup.Is(name)
            : Truth.Unknown;
    }
}
