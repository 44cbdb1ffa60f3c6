using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>How many addresses the private endpoints and agent pools of registries need in a subnet.</summary>
/// <param name="Addresses">The fewest that they need.</param>
/// <param name="WithOneMoreRegion">The fewest that they need once each registry has one more replica.</param>
/// <param name="MayBeMore">Whether they may need more; that is not known yet.</param>
internal sealed record SubnetNeeds(long Addresses, long WithOneMoreRegion, bool MayBeMore)
{
    private const string SubnetOfPool = "virtualNetworkSubnetResourceId";

    /// <summary>The needs of the endpoints and agent pools in a subnet.</summary>
    internal static SubnetNeeds Of(DeclaredStack stack, DeclaredResource subnet)
    {
        var endpoints = stack.OwnedBy(subnet, Kinds.PrivateEndpoint, "subnet.id");
        var needs = endpoints.Known
            .Where(endpoint => !RegistryPrivateEndpoints.LeadsToRegistry(endpoint).IsNo)
            .Select(endpoint => (IsHere: IsIn(endpoint["subnet.id"], subnet), Endpoint: endpoint))
            .Where(one => !one.IsHere.IsNo)
            .Select(one => one.IsHere.IsYes ? OfEndpoint(stack, one.Endpoint) : new(0, 0, MayBeMore: true))
            .ToList();
        var pools = stack.OwnedBy(subnet, Kinds.AgentPool, SubnetOfPool);
        needs.AddRange(pools.Known
            .Select(pool => (IsHere: IsIn(pool[SubnetOfPool], subnet), Pool: pool))
            .Where(one => !one.IsHere.IsNo)
            .Select(one => one.IsHere.IsYes ? OfPool(one.Pool) : new(0, 0, MayBeMore: true)));
        return new(
            needs.Sum(need => need.Addresses),
            needs.Sum(need => need.WithOneMoreRegion),
            endpoints.MayHaveMore || pools.MayHaveMore || needs.Any(need => need.MayBeMore));
    }

    /// <summary>Whether a subnet has a number of addresses.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="addresses">The number.</param>
    internal Decision Fit(DeclaredResource subnet, long addresses)
    {
        var prefix = Prefix(subnet);
        var fit = addresses is 0 ? Decision.Yes
            : prefix.Text is { } text && AddressRanges.FindNearest(text) is { } range ? SubnetArithmetic.Capacity(range.PrefixLength) >= addresses
            : Decision.Undecided;
        return fit & (MayBeMore ? Decision.Undecided : Decision.Yes);
    }

    /// <summary>The address range of a subnet, in <c>addressPrefix</c> or in <c>addressPrefixes</c>.</summary>
    internal static DeclaredValue Prefix(DeclaredResource subnet)
        => subnet["addressPrefix"].IsGiven.IsNo ? subnet["addressPrefixes.0"] : subnet["addressPrefix"];

    /// <summary>Subnets of several networks may have the same name, so a literal id has to name the network too.</summary>
    private static Decision IsIn(DeclaredValue id, DeclaredResource subnet)
        => id.References.Contains(subnet)
            | subnet["virtualNetworkName"].Is(network => id.Text?.Contains($"/{network}/", StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>Each machine needs an address; Azure creates one machine if no count is given.</summary>
    private static SubnetNeeds OfPool(DeclaredResource pool)
    {
        var count = pool["count"];
        var machines = count.IsGiven.IsNo ? 1 : (long?)count.Number;
        return new(machines ?? 0, machines ?? 0, MayBeMore: machines is null);
    }

    /// <summary>A registry that is not declared has at least its home region.</summary>
    private static SubnetNeeds OfEndpoint(DeclaredStack stack, DeclaredResource endpoint)
    {
        var leads = RegistryPrivateEndpoints.LeadsToRegistry(endpoint);
        if (leads.IsUndecided)
            return new(0, 0, MayBeMore: true);
        if (RegistryPrivateEndpoints.RegistryOf(stack, endpoint) is not { } registry)
            return new(SubnetArithmetic.AddressesOf(1, false), SubnetArithmetic.AddressesOf(2, false), MayBeMore: true);
        var replicas = stack.OwnedBy(registry, Kinds.Replication, "registryName");
        var regions = replicas.Known.Length + 1;
        var regional = registry["regionalEndpoints"].Is("Enabled");
        return new(
            SubnetArithmetic.AddressesOf(regions, regional.IsYes),
            SubnetArithmetic.AddressesOf(regions + 1, regional.IsYes),
            replicas.MayHaveMore || regional.IsUndecided);
    }
}
