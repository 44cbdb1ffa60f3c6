using System.Collections.Concurrent;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;

namespace Rehearsal.Engine.Deploy.Hooks;

/// <summary>The hooks that the program has registered in this run.</summary>
internal sealed class ProgramHooks(RunMode mode, RunEvents events)
{
    private const string NotRegistered
        = "the program does not register it; register it again, or declare the resource without it and run 'up' before the change that needs it";

    private readonly ConcurrentDictionary<string, ProgramHook> _hooks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ErrorHook> _errorHooks = new(StringComparer.Ordinal);

    /// <summary>True when the program must keep running until its last resource is deleted, because a deletion may need its hooks.</summary>
    internal bool NeedProgram => !_hooks.IsEmpty || !_errorHooks.IsEmpty;

    /// <exception cref="RehearsalException">The name is empty or taken.</exception>
    internal void Add(ProgramHook hook)
    {
        if (hook.Name.Length == 0 || !_hooks.TryAdd(hook.Name, hook))
            throw NotUnique(hook.Name);
    }

    /// <exception cref="RehearsalException">The name is empty or taken.</exception>
    internal void Add(ErrorHook hook)
    {
        if (hook.Name.Length == 0 || !_errorHooks.TryAdd(hook.Name, hook))
            throw NotUnique(hook.Name);
    }

    /// <summary>Runs the hooks that come before a step.</summary>
    /// <returns>Why the step must not be done; null when it may.</returns>
    internal Task<string?> BeforeAsync(IEnumerable<string> names, HookArguments arguments, CancellationToken cancellationToken)
        => RunAsync("before", names, arguments, cancellationToken);

    /// <summary>Runs the hooks that come after a step. The step stays done, but a hook that fails fails the run, as with Pulumi's engine.</summary>
    /// <returns>Which hook failed and why; null when none did.</returns>
    internal Task<string?> AfterAsync(IEnumerable<string> names, HookArguments arguments, CancellationToken cancellationToken)
        => RunAsync("after", names, arguments, cancellationToken);

    /// <summary>Asks all error hooks whether an operation that failed is tried again; it is if one of them says so.</summary>
    internal async Task<bool> WantRetryAsync(IEnumerable<string> names, ErrorHookArguments arguments, CancellationToken cancellationToken)
    {
        var isWanted = false;
        foreach (var name in names)
        {
            try
            {
                var hook = _errorHooks.GetValueOrDefault(name) ?? throw new RehearsalException(NotRegistered);
                isWanted |= await hook.CallAsync(arguments, cancellationToken);
            }
            catch (RehearsalException error)
            {
                events.Warn($"the error hook '{name}' failed: {error.Message}", arguments.Step.Urn);
            }
        }
        return isWanted;
    }

    /// <summary>Runs hooks until one fails whose errors are not ignored.</summary>
    private async Task<string?> RunAsync(string when, IEnumerable<string> names, HookArguments arguments, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await FailureAsync(name, arguments, cancellationToken) is not { } failure)
                continue;
            if (_hooks.GetValueOrDefault(name) is not { IgnoresErrors: true })
                return $"the hook '{name}' {when} it failed: {failure}";
            events.Warn($"the hook '{name}' {when} it failed: {failure}", arguments.Urn);
        }
        return null;
    }

    private async Task<string?> FailureAsync(string name, HookArguments arguments, CancellationToken cancellationToken)
    {
        if (_hooks.GetValueOrDefault(name) is not { } hook)
            return NotRegistered;
        if (mode.IsPreview && !hook.RunsInPreviews)
            return null;
        try
        {
            return await hook.CallAsync(arguments, cancellationToken);
        }
        catch (RehearsalException error)
        {
            return error.Message;
        }
    }

    private static RehearsalException NotUnique(string name) => new(name.Length == 0
        ? "a hook has no name; give it one that no other hook has"
        : $"the hook '{name}' is registered twice; give one of the two another name");
}
