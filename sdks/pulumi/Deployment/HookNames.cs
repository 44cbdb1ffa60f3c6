using Binding = PulumiProtocol.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Pulumi;

/// <summary>Hooks as the protocol names them.</summary>
internal static class HookNames
{
    /// <summary>The names of hooks, once the engine knows them; null when there are none.</summary>
    public static async Task<Binding?> WriteAsync(ResourceHookBinding hooks)
    {
        if (hooks.IsEmpty)
        {
            return null;
        }

        return new Binding
        {
            BeforeCreate = { await NamesAsync(hooks.BeforeCreate).ConfigureAwait(false) },
            AfterCreate = { await NamesAsync(hooks.AfterCreate).ConfigureAwait(false) },
            BeforeUpdate = { await NamesAsync(hooks.BeforeUpdate).ConfigureAwait(false) },
            AfterUpdate = { await NamesAsync(hooks.AfterUpdate).ConfigureAwait(false) },
            BeforeDelete = { await NamesAsync(hooks.BeforeDelete).ConfigureAwait(false) },
            AfterDelete = { await NamesAsync(hooks.AfterDelete).ConfigureAwait(false) },
            OnError = { await NamesAsync(hooks.OnError).ConfigureAwait(false) },
        };
    }

    /// <summary>Hooks that the engine knows, by their names.</summary>
    public static ResourceHookBinding Read(Binding? names) => names is null ? new() : new()
    {
        BeforeCreate = [.. names.BeforeCreate.Select(ResourceHook.Known)],
        AfterCreate = [.. names.AfterCreate.Select(ResourceHook.Known)],
        BeforeUpdate = [.. names.BeforeUpdate.Select(ResourceHook.Known)],
        AfterUpdate = [.. names.AfterUpdate.Select(ResourceHook.Known)],
        BeforeDelete = [.. names.BeforeDelete.Select(ResourceHook.Known)],
        AfterDelete = [.. names.AfterDelete.Select(ResourceHook.Known)],
        OnError = [.. names.OnError.Select(ErrorHook.Known)],
    };

    private static async Task<IEnumerable<string>> NamesAsync(List<ResourceHook> hooks)
    {
        await Task.WhenAll(hooks.Select(hook => hook.Registered)).ConfigureAwait(false);
        return hooks.Select(hook => hook.Name);
    }

    private static async Task<IEnumerable<string>> NamesAsync(List<ErrorHook> hooks)
    {
        await Task.WhenAll(hooks.Select(hook => hook.Registered)).ConfigureAwait(false);
        return hooks.Select(hook => hook.Name);
    }
}
