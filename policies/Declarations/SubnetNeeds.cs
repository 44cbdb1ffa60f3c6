using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>How many addresses the registries' private endpoints and agent pools in a subnet take.</summary>
/// <param name="Addresses">How many they take at least.</param>
/// <param name="WithOneMoreRegion">How many they take at least when each registry gets one more replica.</param>
/// <param name="MayBeMore">Whether it cannot be told yet if they take more.</param>
internal sealed record SubnetNeeds(long Addresses, long WithOneMoreRegion, bool MayBeMore)
{
    private const string SubnetOfPool = "virtualNetworkSubnetResourceId";

    /// <summary>The needs of the endpoints and agent pools in a subnet.</summary>
    internal static SubnetNeeds Of(DeclaredStack stack, DeclaredResource subnet)
    {
        var endpoints = stack.PartsOf(subnet, Kinds.PrivateEndpoint, "subnet.id");
        var needs = endpoints.Known
            .Where(endpoint => !RegistryEndpoints.LeadsToRegistry(endpoint).IsNo)
            .Select(endpoint => (IsHere: IsIn(endpoint["subnet.id"], subnet), Endpoint: endpoint))
            .Where(one => !one.IsHere.IsNo)
            .Select(one => one.IsHere.IsYes ? OfEndpoint(stack, one.Endpoint) : new(0, 0, MayBeMore: true))
            .ToList();
        var pools = stack.PartsOf(subnet, Kinds.AgentPool, SubnetOfPool);
        needs.AddRange(pools.Known
            .Select(pool => (IsHere: IsIn(pool[SubnetOfPool], subnet), Pool: pool))
            .Where(one => !one.IsHere.IsNo)
            .Select(one => one.IsHere.IsYes ? OfPool(one.Pool) : new(0, 0, MayBeMore: true)));
        return new(
            needs.Sum(need => need.Addresses),
            needs.Sum(need => need.WithOneMoreRegion),
            endpoints.MayHaveMore || pools.MayHaveMore || needs.Any(need => need.MayBeMore));
    }

    /// <summary>Whether a subnet holds a number of addresses.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="addresses">The number.</param>
    internal Truth Fit(DeclaredResource subnet, long addresses)
    {
        var prefix = Prefix(subnet);
        var fit = addresses is 0 ? Truth.Yes
            : prefix.Text is { } text && AddressRanges.FindNearest(text) is { } range ? SubnetArithmetic.Capacity(range.PrefixLength) >= addresses
            : Truth.Unknown;
        return fit & (MayBeMore ? Truth.Unknown : Truth.Yes);
    }

    /// <summary>The range of a subnet's addresses, however it is written.</summary>
    internal static DeclaredValue Prefix(DeclaredResource subnet)
        => subnet["addressPrefix"].IsGiven.IsNo ? subnet["addressPrefixes.0"] : subnet["addressPrefix"];

    /// <summary>Subnets of several networks may have one name, so an id that was written down has to name the network too.</summary>
    private static Truth IsIn(DeclaredValue id, DeclaredResource subnet)
        => id.References.Contains(subnet) | subnet["virtualNetworkName"].Is(network => id.Text?.Contains($"/{network}/", StringComparison.OrdinalIgnoreCase) is true);

    /// <summary>Each machine takes an address; Azure makes one where no count is given.</summary>
    private static SubnetNeeds OfPool(DeclaredResource pool)
    {
        var count = pool["count"];
        var machines = count.IsGiven.IsNo ? 1 : (long?)count.Number;
        return new(machines ?? 0, machines ?? 0, MayBeMore: machines is null);
    }

    /// <summary>A registry that is not declared has its home region at least.</summary>
    private static SubnetNeeds OfEndpoint(DeclaredStack stack, DeclaredResource endpoint)
    {
        var leads = RegistryEndpoints.LeadsToRegistry(endpoint);
        if (leads.IsUnknown)
            return new(0, 0, MayBeMore: true);
        if (RegistryEndpoints.RegistryOf(stack, endpoint) is not { } registry)
            return new(SubnetArithmetic.AddressesOf(1, false), SubnetArithmetic.AddressesOf(2, false), MayBeMore: true);
        var replicas = stack.PartsOf(registry, Kinds.Replication, "registryName");
        var regions = replicas.Known.Length + 1;
        var regional = registry["regionalEndpoints"].Is("Enabled");
        return new(
            SubnetArithmetic.AddressesOf(regions, regional.IsYes),
            SubnetArithmetic.AddressesOf(regions + 1, regional.IsYes),
            replicas.MayHaveMore || regional.IsUnknown);
    }
}
