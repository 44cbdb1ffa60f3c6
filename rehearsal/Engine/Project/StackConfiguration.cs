using System.Collections.Immutable;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.Project;

/// <summary>A stack's configuration, ready for the program.</summary>
/// <param name="Values">Full keys (<c>geo-registry:registries</c>) to values; structured ones as JSON.</param>
/// <param name="SecretKeys">The keys whose values are, or contain, secrets.</param>
internal sealed record StackConfiguration(ImmutableSortedDictionary<string, string> Values, ImmutableSortedSet<string> SecretKeys)
{
    internal static StackConfiguration Empty { get; } = new(ImmutableSortedDictionary<string, string>.Empty, []);

    /// <summary>The secret values, also those inside of structured values; empty when they could not be decrypted.</summary>
    internal ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>The key that the stack's passphrase opens; null when the stack has no passphrase or it is not known.</summary>
    internal SecretKey? Key { get; init; }

    /// <summary>The <c>encryptionsalt</c> that <see cref="Key"/> belongs to; null when the stack has no passphrase.</summary>
    internal string? Salt { get; init; }

    /// <summary>
    /// Why secure values could not be decrypted, and what to do about it; null when they were. A preview then has them unknown, an update
    /// is refused.
    /// </summary>
    internal string? Locked { get; init; }

    /// <summary>What is not as the project declares it, so that no run can begin; null when everything is.</summary>
    internal RehearsalException? Problem { get; init; }

    /// <summary>Warnings about values that are read differently from how they are written in the stack's file, each with its place and what to do.</summary>
    internal ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>A configuration of plain values, for tests.</summary>
    internal static StackConfiguration Of(params ReadOnlySpan<(string Key, string Value)> values)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            builder.Add(key, value);
        }
        return new StackConfiguration(builder.ToImmutable(), []);
    }
}
