using System.Collections.Immutable;

namespace GeoRegistry.Tasks;

/// <summary>Something that a registry runs by itself, such as a build or a purge: an entry of <c>tasks</c>, checked, with every default filled in.</summary>
public sealed record TaskSettings
{
    /// <summary>The shortest time that a task may run before it is stopped, in seconds.</summary>
    public const int MinimumTimeout = 300;

    /// <summary>The longest time that a task may run before it is stopped, in seconds.</summary>
    public const int MaximumTimeout = 28_800;

    /// <summary>The default time that a task may run before it is stopped, in seconds.</summary>
    public const int DefaultTimeout = 3_600;

    /// <summary>The most CPUs that a run can be given: as many as the largest machines have.</summary>
    public const int MaximumCpu = 64;

    /// <summary>
    /// How many CPUs a run has by default. Source: what <c>az acr task create</c> prints in Microsoft's tutorial
    /// (https://learn.microsoft.com/azure/container-registry/container-registry-tutorial-build-task).
    /// </summary>
    internal const int DefaultCpu = 2;

    /// <summary>What stands in <see cref="Identity"/> for the identity that Azure makes with the task.</summary>
    public const string SystemIdentity = "system";

    /// <summary>The task's name (<c>name</c>): 5 to 50 letters, digits, hyphens and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What the task does (<c>step</c>).</summary>
    public required TaskStep Step { get; init; }

    /// <summary>
    /// When it runs, by name (<c>schedules</c>): cron expressions of five fields, in UTC, such as <c>0 2 * * *</c>. Default none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Schedules { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Which images it runs for when they are renewed (<c>baseImageTrigger</c>): <c>Runtime</c>, the one that the built image starts from, or
    /// <c>All</c>, also those that only build it. Default null: none.
    /// </summary>
    public string? BaseImageTrigger { get; init; }

    /// <summary>
    /// The name of the entry of <c>agentPools</c> that it runs on (<c>agentPool</c>). Default null: machines that Azure shares. They do not
    /// reach a registry without public network access, where the key therefore has to be given.
    /// </summary>
    public string? AgentPool { get; init; }

    /// <summary>After how many seconds it is stopped (<c>timeoutSeconds</c>): 300 to 28,800. Default 3,600.</summary>
    public int TimeoutSeconds { get; init; } = DefaultTimeout;

    /// <summary>Whether its triggers start it (<c>enabled</c>). Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The operating system (<c>platform.os</c>): <c>Linux</c> or <c>Windows</c>. Default <c>Linux</c>.</summary>
    public string OperatingSystem { get; init; } = "Linux";

    /// <summary>The processors (<c>platform.architecture</c>): <c>amd64</c>, <c>386</c>, <c>arm</c> or <c>arm64</c>. Default <c>amd64</c>.</summary>
    public string Architecture { get; init; } = "amd64";

    /// <summary>
    /// As whom it signs in to the registry (<c>identity</c>): <c>system</c>, an identity that Azure makes with the task, or the name of an
    /// entry of <c>identity.userAssigned</c>. Default null: by a token that Azure hands to the task.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>
    /// The host names of other registries of Azure's that it signs in to with <see cref="Identity"/> (<c>registries</c>), sorted; their owners give the
    /// identity a role there. Default none.
    /// </summary>
    public ImmutableArray<string> Registries { get; init; } = [];

    /// <summary>
    /// How many CPUs a run has (<c>cpu</c>): 1 to 64, and no more than the machines of its pool. Default null: as many as Azure chooses.
    /// </summary>
    public int? Cpu { get; init; }

    /// <summary>
    /// The repository and tag that the log of each run is pushed to (<c>logTemplate</c>), such as <c>logs/build:{{.Run.ID}}</c>. Default null: the logs are
    /// kept by Azure only, for 30 days.
    /// </summary>
    public string? LogTemplate { get; init; }

    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }
}
