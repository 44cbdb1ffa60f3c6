namespace Pulumi;

/// <summary>
/// A function of the program that the engine calls before or after steps of the resources whose <see cref="ResourceOptions.Hooks"/> name it.
/// </summary>
public class ResourceHook
{
    /// <summary>Registers a hook.</summary>
    /// <param name="name">Its name, unique in the program: by it a later run finds the hook of a resource that is deleted.</param>
    /// <param name="callback">What it does.</param>
    /// <param name="options">When it runs; null for updates only.</param>
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
    {
        (Name, Callback, Options) = (name, callback, options ?? new ResourceHookOptions());
        Registered = Deployment.Current.Register(this);
    }

    /// <summary>A hook that is registered elsewhere.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="callback">What it does.</param>
    /// <param name="options">When it runs.</param>
    /// <param name="registered">Completes when it is registered.</param>
    protected ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions options, Task registered)
        => (Name, Callback, Options, Registered) = (name, callback, options, registered);

    /// <summary>The name, unique in the program.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public ResourceHookCallback Callback { get; }

    /// <summary>When it runs.</summary>
    public ResourceHookOptions Options { get; }

    /// <summary>Completes when the engine knows the hook.</summary>
    internal Task Registered { get; }

    /// <summary>A hook that the engine knows already, known here only by its name.</summary>
    internal static ResourceHook Known(string name) => new KnownHook(name);

    private sealed class KnownHook(string name) : ResourceHook(name, (_, _) => Task.CompletedTask, new ResourceHookOptions(), Task.CompletedTask);
}

/// <summary>What a hook does. An exception before a step fails the step; after a step it is a warning.</summary>
/// <param name="args">The step.</param>
/// <param name="cancellationToken">Cancelled when the engine no longer waits.</param>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

/// <summary>When a hook runs and what its exceptions mean.</summary>
public class ResourceHookOptions
{
    /// <summary>True to run it in previews too.</summary>
    public bool? OnDryRun { get; set; }

    /// <summary>True to make its exceptions warnings wherever it runs.</summary>
    public bool? IgnoreErrors { get; set; }
}
