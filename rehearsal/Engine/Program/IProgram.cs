using System.Collections.Immutable;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Program;

/// <summary>A Pulumi program that can be run against an engine any number of times.</summary>
internal interface IProgram
{
    /// <summary>Builds the program if needed; a second call does nothing.</summary>
    /// <exception cref="RehearsalException">It cannot be built; the message holds the compiler's errors.</exception>
    Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken);

    /// <summary>Runs the program to its end. Cancelling kills it and the processes that it has started.</summary>
    Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken);
}

/// <summary>What a program gets to know through Pulumi's environment variables.</summary>
/// <param name="Address">Host and port of both gRPC services, for example <c>127.0.0.1:41234</c>.</param>
/// <param name="RootFolder">Folder of <c>Pulumi.yaml</c>.</param>
/// <param name="Configuration">Full keys (<c>geo-registry:registries</c>) to values; structured ones as JSON.</param>
/// <param name="SecretKeys">The keys whose values are secret.</param>
internal sealed record ProgramEnvironment(
    string Address,
    string Project,
    string Stack,
    string RootFolder,
    bool DryRun,
    int Parallelism,
    ImmutableSortedDictionary<string, string> Configuration,
    ImmutableSortedSet<string> SecretKeys)
{
    /// <summary>There are no organizations locally; Pulumi's own local backend uses this name.</summary>
    internal const string Organization = "organization";

    /// <summary>Environment variables besides those of Pulumi.</summary>
    internal ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="Code">Exit code; 128 + n when signal n killed it.</param>
internal sealed record ProgramExit(int Code)
{
    /// <summary>Pulumi's SDKs end with this code when they have reported what was wrong.</summary>
    internal const int AlreadyExplained = 32;
}
