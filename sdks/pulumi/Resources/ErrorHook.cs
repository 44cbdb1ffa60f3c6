using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A function of the program that the engine asks, when an operation on a resource has failed, whether to try it again.</summary>
public class ErrorHook
{
    /// <summary>Registers a hook.</summary>
    /// <param name="name">Its name, unique in the program.</param>
    /// <param name="callback">Decides.</param>
    public ErrorHook(string name, ErrorHookCallback callback)
    {
        (Name, Callback) = (name, callback);
        Registered = Deployment.Current.Register(this);
    }

    /// <summary>A hook that is registered elsewhere.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="callback">Decides.</param>
    /// <param name="registered">Completes when it is registered.</param>
    protected ErrorHook(string name, ErrorHookCallback callback, Task registered) => (Name, Callback, Registered) = (name, callback, registered);

    /// <summary>The name, unique in the program.</summary>
    public string Name { get; }

    /// <summary>Decides whether to try again.</summary>
    public ErrorHookCallback Callback { get; }

    /// <summary>Completes when the engine knows the hook.</summary>
    internal Task Registered { get; }

    /// <summary>A hook that the engine knows already, known here only by its name.</summary>
    internal static ErrorHook Known(string name) => new KnownHook(name);

    private sealed class KnownHook(string name) : ErrorHook(name, (_, _) => Task.FromResult(false), Task.CompletedTask);
}

/// <summary>Decides whether an operation that has failed is tried again.</summary>
/// <param name="args">The operation and its errors.</param>
/// <param name="cancellationToken">Cancelled when the engine no longer waits.</param>
/// <returns>True to try again.</returns>
public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);

/// <summary>An operation that has failed. Values are plain; one that is a secret or holds one is an <c>Output&lt;object?&gt;</c> that is a secret.</summary>
/// <param name="urn">The resource's URN.</param>
/// <param name="id">Its id; empty when it could not be created.</param>
/// <param name="name">Its name.</param>
/// <param name="type">Its type token.</param>
/// <param name="newInputs">The inputs that it should have.</param>
/// <param name="oldInputs">The inputs that it had.</param>
/// <param name="oldOutputs">The outputs that it had.</param>
/// <param name="failedOperation">What failed: <c>create</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="errors">The errors of all attempts, the last one first.</param>
public class ErrorHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null,
    string failedOperation = "",
    IReadOnlyList<string>? errors = null)
{
    /// <summary>The resource's URN.</summary>
    public string Urn { get; } = urn;

    /// <summary>Its id; empty when it could not be created.</summary>
    public string Id { get; } = id;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type token.</summary>
    public string Type { get; } = type;

    /// <summary>The inputs that it should have; null when it is deleted.</summary>
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    /// <summary>The inputs that it had; null when it is created.</summary>
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    /// <summary>The outputs that it had; null when it is created.</summary>
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;

    /// <summary>What failed: <c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string FailedOperation { get; } = failedOperation;

    /// <summary>The errors of all attempts, the last one first.</summary>
    public IReadOnlyList<string> Errors { get; } = errors ?? [];
}
