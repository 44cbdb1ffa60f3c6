using System.Collections.Immutable;

namespace Rehearsal.Engine.Options;

/// <summary>How a run is carried out.</summary>
internal sealed record RunOptions
{
    /// <summary>The most provider operations that run at one time; at least 1.</summary>
    internal int Parallelism { get; init; } = 16;

    /// <summary>Environment variables that the program gets besides those of Pulumi.</summary>
    internal ImmutableDictionary<string, string> ProgramVariables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Environment variables that providers are configured by, such as <c>ARM_SUBSCRIPTION_ID</c>, where the configuration says nothing.</summary>
    internal ImmutableDictionary<string, string> ProviderVariables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Reads every resource back from its provider before anything is planned.</summary>
    internal bool Refresh { get; init; }

    /// <summary>The only resources that the run may change; without any it may change all.</summary>
    internal UrnPatterns Targets { get; init; } = UrnPatterns.None;

    /// <summary>With <see cref="Targets"/>, the run may also change what depends on them.</summary>
    internal bool TargetDependents { get; init; }

    /// <summary>Resources that the run leaves as they are, whether they are targets or not; what they need is not deleted either.</summary>
    internal UrnPatterns Exclude { get; init; } = UrnPatterns.None;

    /// <summary>With <see cref="Exclude"/>, what depends on these is left as it is as well.</summary>
    internal bool ExcludeDependents { get; init; }

    /// <summary>Whether a destroy leaves protected resources, with what they need, instead of being refused because of them.</summary>
    internal bool ExcludeProtected { get; init; }

    /// <summary>
    /// Resources that are replaced because the user asks for it: the new one is created before the old one is deleted, unless the program sets
    /// <c>deleteBeforeReplace</c>, because the provider is not asked how they differ.
    /// </summary>
    internal UrnPatterns Replace { get; init; } = UrnPatterns.None;

    /// <summary>
    /// Whether resources are still deleted after one could not be.
    /// Creations and updates continue in any case, except for what depends on a failure.
    /// </summary>
    internal bool ContinueOnError { get; init; }

    /// <summary>
    /// For the URN of a protected resource, a sentence on how whoever uses the program lifts the protection; null where no more is known than that the
    /// program does.
    /// </summary>
    internal Func<string, string?> UnprotectingKey { get; init; } = _ => null;

    /// <summary>
    /// Whether a destroy runs the program, so that its hooks run; its declarations are answered with what exists, and nothing is created or changed.
    /// </summary>
    internal bool RunProgram { get; init; }

    /// <summary>The longest that the program may neither end nor ask the engine for anything.</summary>
    internal TimeSpan ProgramTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Stops running operations at once. The token given to the run itself only keeps new ones from starting and ends the program.
    /// </summary>
    internal CancellationToken Abort { get; init; } = CancellationToken.None;
}
