using GeoRegistry.Configuration;
using GeoRegistry.PublicAccess;

namespace GeoRegistry.Tasks;

/// <summary>
/// Machines outside the network do not reach a registry without public network access, unless it lets tasks bypass its rules: neither those
/// that Azure shares nor those of a pool that is in no subnet.
/// </summary>
internal static class TaskReach
{
    internal static void Check(ConfigNode registry)
    {
        if (PublicAccessChecks.IsEnabled(registry) || registry["networkRuleBypassAllowedForTasks"].Flag is true)
            return;
        ConfigNode[] tasks = [.. registry["tasks"].Items.Where(task => task.Keys.Any())];
        foreach (var task in tasks.Where(task => !task.Keys.Contains("agentPool")))
        {
            task["agentPool"].Report(
                "must be given where public network access is disabled: machines outside the network do not reach the registry",
                "name an entry of agentPools whose subnet reaches a private endpoint, or set networkRuleBypassAllowedForTasks: true for the registry");
        }

        var used = tasks.Select(task => task["agentPool"].Text).ToHashSet();
        foreach (var pool in registry["agentPools"].Items.Where(pool => used.Contains(pool["name"].Text) && !pool.Keys.Contains("subnet")))
        {
            pool["subnet"].Report(
                "must be given where public network access is disabled and a task runs on the pool: machines outside the network do not reach the registry",
                "a subnet that reaches a private endpoint, or set networkRuleBypassAllowedForTasks: true for the registry");
        }
    }
}
