using System.Collections.Immutable;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Options;

namespace Recorded.Tests.Engine;

/// <summary>The arguments of a recorded command as options of the engine.</summary>
/// <param name="Arguments">As the command line had them, URNs whole.</param>
internal sealed record StageOptions(IReadOnlyList<string> Arguments)
{
    /// <summary>Options without a value that mean nothing to the engine as a library.</summary>
    private static readonly HashSet<string> OfTheCommandLine = ["--yes", "--preview-only", "--expect-no-changes", "--all", "--clear-pending-creates"];

    internal bool Has(string option) => Arguments.Contains(option);

    /// <summary>What is neither an option nor the value of one.</summary>
    internal IReadOnlyList<string> Positional => [.. Arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))];

    internal RunOptions ToRunOptions(IReadOnlyDictionary<string, string> variables)
    {
        var options = new RunOptions
        {
            ProgramVariables = variables.ToImmutableDictionary(StringComparer.Ordinal),
            ProviderVariables = variables.ToImmutableDictionary(StringComparer.Ordinal),
        };
        var remaining = new Queue<string>(Arguments);
        var (targets, excluded, replaced) = (new List<string>(), new List<string>(), new List<string>());
        while (remaining.TryDequeue(out var option))
        {
            if (OfTheCommandLine.Contains(option))
                continue;
            switch (option)
            {
                case "--target":
                    targets.Add(remaining.Dequeue());
                    break;
                case "--exclude":
                    excluded.Add(remaining.Dequeue());
                    break;
                case "--exclude-dependents":
                    options = options with { ExcludeDependents = true };
                    break;
                case "--exclude-protected":
                    options = options with { ExcludeProtected = true };
                    break;
                case "--replace":
                    replaced.Add(remaining.Dequeue());
                    break;
                case "--target-replace":
                    targets.Add(remaining.Peek());
                    replaced.Add(remaining.Dequeue());
                    break;
                case "--target-dependents":
                    options = options with { TargetDependents = true };
                    break;
                case "--continue-on-error":
                    options = options with { ContinueOnError = true };
                    break;
                case "--refresh":
                    options = options with { Refresh = true };
                    break;
                case "--run-program":
                    options = options with { RunProgram = true };
                    break;
                default:
                    throw new RehearsalException($"the rehearsal has no option {option}");
            }
        }
        return options with { Targets = new UrnPatterns(targets), Exclude = new UrnPatterns(excluded), Replace = new UrnPatterns(replaced) };
    }
}
