using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Tasks;

/// <summary>
/// Azure offers agent pools in some regions only, and as many machines as its quota allows, of which the program cannot know more than the default.
/// </summary>
internal static class AgentPoolPlaces
{
    /// <param name="registry">The registry.</param>
    /// <param name="pools">Its pools.</param>
    internal static void Check(ConfigNode registry, IReadOnlyCollection<AgentPoolSettings> pools)
    {
        var node = registry["agentPools"];
        if (node.Items.Any() && registry["homeRegion"].FindRegion() is { } home && !AgentPoolLimits.Regions.Contains(home.Name))
        {
            node.Report(
                $"must be left out: agent pools are in the home region, and {home.Name} offers none; Azure has them in "
                    + string.Join(", ", AgentPoolLimits.Regions),
                "remove the key and agentPool of the tasks, which then run on machines that registries share");
        }

        var standard = pools.Where(pool => pool.Tier is not AgentPoolLimits.IsolatedTier).Sum(pool => pool.Count * AgentPoolLimits.CpusOf(pool.Tier) ?? 0);
        if (standard > AgentPoolLimits.StandardCpus)
        {
            node.Warn(
                $"the pools have {standard} virtual CPUs together, and Azure's quota for a registry is {AgentPoolLimits.StandardCpus} by default; unless it "
                    + $"was raised, ask for it in a support request: {AgentPoolLimits.SupportRequest}");
        }

        foreach (var pool in pools.Where(pool => pool is { Tier: AgentPoolLimits.IsolatedTier, Count: > 0 }))
        {
            node.Items.First(entry => entry["name"].Text == pool.Name)["tier"].Warn(
                $"Azure's quota for machines of {AgentPoolLimits.IsolatedTier} is 0 by default; unless it was raised, ask for it in a support request: "
                    + AgentPoolLimits.SupportRequest);
        }
    }
}
