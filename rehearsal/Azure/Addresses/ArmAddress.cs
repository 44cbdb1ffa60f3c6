namespace Rehearsal.Azure.Addresses;

/// <summary>The meaning of a request's path: a resource, or a collection or action in it.</summary>
/// <param name="Id">The resource, or what the collection or action belongs to.</param>
/// <param name="Tail">
/// The last segment of a path that does not end at a resource: a collection such as <c>replications</c> or an action such as <c>listUsages</c>.
/// </param>
/// <param name="TailType">The tail as a full type, such as <c>Microsoft.ContainerRegistry/registries/replications</c>; null without tail.</param>
internal sealed record ArmAddress(ArmId Id, string? Tail, string? TailType)
{
    /// <summary>Reads a path. Other paths than those of Azure Resource Manager become the tenant with the path as tail.</summary>
    internal static ArmAddress Parse(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var (id, next) = ParseScope(segments);
        while (next < segments.Length)
        {
            if (Same(segments[next], "providers") && next + 2 < segments.Length)
            {
                var (providerNamespace, type) = (segments[next + 1], segments[next + 2]);
                if (next + 3 == segments.Length)
                {
                    return new(id, type, $"{providerNamespace}/{type}");
                }

                id = id.Provided(providerNamespace, type, segments[next + 3]);
                next += 4;
            }
            else if (next + 1 < segments.Length && id.Text.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && !Same(segments[next], "providers"))
            {
                id = id.Child(segments[next], segments[next + 1]);
                next += 2;
            }
            else
            {
                var tail = string.Join('/', segments[next..]);
                return new(id, tail, $"{id.Type}/{tail}");
            }
        }

        return new(id, null, null);
    }

    private static (ArmId Id, int Next) ParseScope(string[] segments)
    {
        if (segments.Length < 2 || !Same(segments[0], "subscriptions"))
        {
            return (ArmId.Tenant, 0);
        }

        var subscription = ArmId.OfSubscription(segments[1]);
        return segments.Length > 3 && Same(segments[2], "resourceGroups")
            ? (subscription.WithResourceGroup(segments[3]), 4)
            : (subscription, 2);
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
