using System.Collections.Concurrent;
using PulumiProtocol;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Hooks;

/// <summary>The hooks that the program of this run has registered: functions of its own that run around the steps of the resources that name them.</summary>
internal sealed class ProgramHooks(Deployment deployment, ProgramCallbacks callbacks)
{
    private const string NotRegistered = "the program does not register it; register it again, or declare the resource without it and run 'up' before the change that needs it";
    private readonly ConcurrentDictionary<string, RegisterResourceHookRequest> _hooks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisterErrorHookRequest> _errorHooks = new(StringComparer.Ordinal);

    /// <summary>True when the program has to stay until its last resource is deleted, because a deletion may need it.</summary>
    internal bool NeedProgram => !_hooks.IsEmpty || !_errorHooks.IsEmpty;

    /// <exception cref="RehearsalException">The name is empty or taken.</exception>
    internal void Register(RegisterResourceHookRequest hook)
    {
        if (hook.Name.Length == 0 || !_hooks.TryAdd(hook.Name, hook))
            throw NotUnique(hook.Name);
    }

    /// <exception cref="RehearsalException">The name is empty or taken.</exception>
    internal void Register(RegisterErrorHookRequest hook)
    {
        if (hook.Name.Length == 0 || !_errorHooks.TryAdd(hook.Name, hook))
            throw NotUnique(hook.Name);
    }

    /// <summary>Runs the hooks that come before a step.</summary>
    /// <returns>Why the step must not be done; null when it may.</returns>
    internal Task<string?> BeforeAsync(IEnumerable<string> names, ResourceHookRequest argument, CancellationToken cancellationToken)
        => RunAsync("before", names, argument, cancellationToken);

    /// <summary>Runs the hooks that come after a step. What is done is done, but a hook that fails fails the run, as it does with Pulumi's engine.</summary>
    /// <returns>Which hook failed and why; null when none did.</returns>
    internal Task<string?> AfterAsync(IEnumerable<string> names, ResourceHookRequest argument, CancellationToken cancellationToken)
        => RunAsync("after", names, argument, cancellationToken);

    /// <summary>Asks the error hooks whether an operation that failed is tried again; one that says so is enough.</summary>
    internal async Task<bool> WantRetryAsync(IEnumerable<string> names, ErrorHookRequest argument, CancellationToken cancellationToken)
    {
        var isWanted = false;
        foreach (var name in names)
        {
            try
            {
                var hook = _errorHooks.GetValueOrDefault(name) ?? throw new RehearsalException(NotRegistered);
                var response = await callbacks.InvokeAsync(hook.Callback, argument, ErrorHookResponse.Parser, cancellationToken);
                isWanted |= response.Error.Length == 0 ? response.Retry : throw new RehearsalException(response.Error);
            }
            catch (RehearsalException error)
            {
                deployment.Warn($"the error hook '{name}' failed: {error.Message}", argument.Urn);
            }
        }
        return isWanted;
    }

    /// <summary>What hooks are bound to a resource, by when they run.</summary>
    internal static IEnumerable<KeyValuePair<HookKind, IEnumerable<string>>> Bound(RegisterResourceRequest.Types.ResourceHooksBinding? binding) => binding is null ? [] :
    [
        new(HookKind.BeforeCreate, binding.BeforeCreate),
        new(HookKind.AfterCreate, binding.AfterCreate),
        new(HookKind.BeforeUpdate, binding.BeforeUpdate),
        new(HookKind.AfterUpdate, binding.AfterUpdate),
        new(HookKind.BeforeDelete, binding.BeforeDelete),
        new(HookKind.AfterDelete, binding.AfterDelete),
        new(HookKind.OnError, binding.OnError),
    ];

    /// <summary>Runs hooks until one fails whose errors are not ignored.</summary>
    private async Task<string?> RunAsync(string when, IEnumerable<string> names, ResourceHookRequest argument, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (await FailureAsync(name, argument, cancellationToken) is not { } failure)
                continue;
            if (_hooks.GetValueOrDefault(name) is not { IgnoreErrors: true })
                return $"the hook '{name}' {when} it failed: {failure}";
            deployment.Warn($"the hook '{name}' {when} it failed: {failure}", argument.Urn);
        }
        return null;
    }

    private async Task<string?> FailureAsync(string name, ResourceHookRequest argument, CancellationToken cancellationToken)
    {
        if (_hooks.GetValueOrDefault(name) is not { } hook)
            return NotRegistered;
        if (deployment.IsPreview && !hook.OnDryRun)
            return null;
        try
        {
            var response = await callbacks.InvokeAsync(hook.Callback, argument, ResourceHookResponse.Parser, cancellationToken);
            return response.Error.Length > 0 ? response.Error : null;
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
