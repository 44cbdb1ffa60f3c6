using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>The machines of registries' agent pools, each of which takes an address of the pool's subnet.</summary>
internal static class AgentPoolMachines
{
    internal const string PoolType = "Microsoft.ContainerRegistry/registries/agentPools";

    /// <summary>The property of an agent pool that names its subnet.</summary>
    internal const string Subnet = "virtualNetworkSubnetResourceId";

    /// <summary>How many there are in a subnet.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="subnet">The subnet.</param>
    /// <param name="except">An agent pool whose machines do not count; null for none.</param>
    internal static long Count(CloudSession session, ArmId subnet, ArmId? except)
        => session.Contents.OfType(PoolType)
            .Where(pool => pool.Properties.Says(Subnet, subnet.Text) && pool.ArmId.Key != except?.Key)
            .Sum(pool => (long)pool.Properties["count"]!.GetValue<int>());
}
