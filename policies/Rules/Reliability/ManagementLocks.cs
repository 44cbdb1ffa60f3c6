using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>Management locks on a resource, its registry or its resource group.</summary>
internal static class ManagementLocks
{
    private const string RegistryType = "Microsoft.ContainerRegistry/registries";

    /// <summary>Whether a resource is locked.</summary>
    internal static Decision Cover(DeclaredResource resource, DeclaredStack stack)
        => stack.OwnedBy(resource, Kinds.LockByScope, "scope").Any()
            | stack.OwnedBy(resource, Kinds.LockAtResource, "resourceName").Any()
            | OnRegistryOf(resource, stack)
            | Decision.Any(stack.Of(Kinds.LockAtGroup).Select(groupLock => HasSameGroup(groupLock, resource, stack)));

    /// <summary>
    /// A registry's lock covers its replicas. A scope that is made from the registry's id may also be the home replica, whose lock does not.
    /// </summary>
    private static Decision OnRegistryOf(DeclaredResource resource, DeclaredStack stack)
        => resource.Kind is Kinds.Replication && stack.Target(resource["registryName"], Kinds.Registry) is { } registry
            ? stack.OwnedBy(registry, Kinds.LockByScope, "scope").Any(scoped => scoped["scope"].Is(scope => ResourceIds.IsOfType(scope, RegistryType)))
                | stack.OwnedBy(registry, Kinds.LockAtResource, "resourceName").Any()
            : Decision.No;

    private static Decision HasSameGroup(DeclaredResource one, DeclaredResource other, DeclaredStack stack)
    {
        var (group, otherGroup) = (one["resourceGroupName"], other["resourceGroupName"]);
        return stack.Target(group, Kinds.ResourceGroup) is { } declared && declared == stack.Target(otherGroup, Kinds.ResourceGroup) ? Decision.Yes
            : group.Text is { } name ? otherGroup.Is(name)
            : Decision.Undecided;
    }
}
