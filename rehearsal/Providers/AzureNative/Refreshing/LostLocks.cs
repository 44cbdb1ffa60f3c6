using Rehearsal.Providers.AzureNative.Catalogue;

namespace Rehearsal.Providers.AzureNative.Refreshing;

/// <summary>Reports locks of the stack that were removed outside of it.</summary>
internal static class LostLocks
{
    private const string Locks = "Microsoft.Authorization/locks";
    private const string Provider = $"/providers/{Locks}/";

    internal static IEnumerable<StackRemark> Find(IReadOnlyList<RefreshedResource> stack)
        => from resource in stack
           where resource.IsGone && ResourceCatalogue.Shared.Resource(resource.Type).ArmType.Equals(Locks, StringComparison.OrdinalIgnoreCase)
           let end = resource.Id.LastIndexOf(Provider, StringComparison.OrdinalIgnoreCase)
           where end >= 0 && !stack.Any(scope => scope.IsGone && scope.Id.Equals(resource.Id[..end], StringComparison.OrdinalIgnoreCase))
           select new StackRemark(
               resource,
               $"the lock '{resource.Id[(end + Provider.Length)..]}' is gone: until the next 'up' creates it again, "
                   + $"nothing keeps '{resource.Id[..end]}' from being deleted.");
}
