using GeoRegistry.Azure;

namespace GeoRegistry.Tasks;

/// <summary>
/// Machines for tasks: an entry of <c>agentPools</c>, checked, with every default filled in. They are in the home region, which has to be one of
/// <see cref="Azure.AgentPoolLimits.Regions"/>; in a subnet each machine takes an address.
/// </summary>
/// <param name="Name">The pool's name (<c>name</c>): 3 to 20 letters, digits and hyphens.</param>
/// <param name="Tier">
/// The size of a machine (<c>tier</c>): <c>S1</c> (2 CPUs, 3 GB), <c>S2</c> (4, 8), <c>S3</c> (8, 16), or <c>I6</c>, which no one shares
/// (64, 216). Default <c>S1</c>. A pool whose tier changes is removed and made anew.
/// </param>
/// <param name="Count">How many machines there are (<c>count</c>): 0 to 100, which is also how many tasks run at a time. Default 1.</param>
/// <param name="Subnet">
/// The subnet the machines are in, from where they reach a registry through its private endpoint (<c>subnet</c>): <c>NETWORK/SUBNET</c> of
/// <c>privateAccess.networks</c>, or the id of one that exists. Default null: in none. A pool whose subnet changes is removed and made anew.
/// </param>
public sealed record AgentPoolSettings(string Name, string Tier, int Count, string? Subnet)
{
    /// <summary>The fewest characters in a pool's name.</summary>
    public const int MinimumNameLength = 3;

    /// <summary>The most characters in a pool's name.</summary>
    public const int MaximumNameLength = 20;

    /// <summary>The most machines that the program asks for; Azure's quota is usually far lower.</summary>
    public const int MaximumCount = 100;

    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }
}
