using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.PrivateAccess;

namespace GeoRegistry.Tasks;

/// <summary>Reads what a registry's entry says of builds.</summary>
internal static class BuildSection
{
    /// <param name="registry">The registry.</param>
    /// <param name="networks">What is declared in the stack.</param>
    /// <param name="adoptedByDefault">Whether agent pools and tasks are taken over where their entries do not say so.</param>
    internal static BuildSettings Read(ConfigMap registry, DeclaredNetworks networks, bool adoptedByDefault)
    {
        var settings = new BuildSettings
        {
            AgentPools = registry.Optional("agentPools").AsNamed(
                "agent pools", pool => pool.Name, pool => ReadAgentPool(pool, registry.Node, networks, adoptedByDefault)),
            Tasks = registry.Optional("tasks").AsNamed("tasks", task => task.Name, task => TaskSection.Read(task, registry.Node, adoptedByDefault)),
        };
        AgentPoolPlaces.Check(registry.Node, settings.AgentPools);
        TaskReach.Check(registry.Node);
        TaskIdentities.Check(registry.Node);
        return settings;
    }

    private static AgentPoolSettings? ReadAgentPool(
        ConfigNode pool, ConfigNode registry, DeclaredNetworks networks, bool adoptedByDefault) => pool.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(
            AgentPoolSettings.MinimumNameLength,
            AgentPoolSettings.MaximumNameLength,
            character => char.IsAsciiLetterOrDigit(character) || character is '-',
            "letters, digits and hyphens");
        var tier = map.Optional("tier") is { } node ? node.AsChoice("S1", "S2", "S3", "I6") : "S1";
        var count = map.Optional("count")?.AsInteger(0, AgentPoolSettings.MaximumCount) ?? 1;
        var subnet = map.Optional("subnet")?.AsSubnet(registry, networks);
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        return name is null || tier is null ? null : new AgentPoolSettings(name, tier, count, subnet) { AdoptedAt = adoptedAt };
    });
}
