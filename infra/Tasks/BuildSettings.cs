using System.Collections.Immutable;

namespace GeoRegistry.Tasks;

/// <summary>What a registry builds by itself, and on which machines. Both are in the home region only.</summary>
public sealed record BuildSettings
{
    /// <summary>The agent pools, by name (<c>agentPools</c>). Default none: tasks run on machines that Azure shares.</summary>
    public ImmutableArray<AgentPoolSettings> AgentPools { get; init; } = [];

    /// <summary>The tasks, by name (<c>tasks</c>). Default none.</summary>
    public ImmutableArray<TaskSettings> Tasks { get; init; } = [];
}
