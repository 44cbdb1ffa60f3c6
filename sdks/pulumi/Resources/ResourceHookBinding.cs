namespace Pulumi;

/// <summary>
/// The hooks of a resource. Exceptions of those before a step fail the step; exceptions of those after it are warnings. Hooks around a
/// deletion need the program, so that <c>pulumi destroy</c> takes <c>--run-program</c>.
/// </summary>
public class ResourceHookBinding
{
    /// <summary>Run before the resource is created, in their order.</summary>
    public List<ResourceHook> BeforeCreate { get; set; } = [];

    /// <summary>Run after the resource is created; for a component, once its outputs are registered.</summary>
    public List<ResourceHook> AfterCreate { get; set; } = [];

    /// <summary>Run before the resource is updated in place.</summary>
    public List<ResourceHook> BeforeUpdate { get; set; } = [];

    /// <summary>Run after the resource is updated in place.</summary>
    public List<ResourceHook> AfterUpdate { get; set; } = [];

    /// <summary>Run before the resource is deleted, also as part of a replacement.</summary>
    public List<ResourceHook> BeforeDelete { get; set; } = [];

    /// <summary>Run after the resource is deleted.</summary>
    public List<ResourceHook> AfterDelete { get; set; } = [];

    /// <summary>Asked, when an operation on the resource has failed, whether to try it again.</summary>
    public List<ErrorHook> OnError { get; set; } = [];

    /// <summary>True when no hooks are bound.</summary>
    public bool IsEmpty
        => BeforeCreate.Count + AfterCreate.Count + BeforeUpdate.Count + AfterUpdate.Count + BeforeDelete.Count + AfterDelete.Count + OnError.Count == 0;

    /// <summary>The same hooks in lists of their own.</summary>
    public ResourceHookBinding Clone() => Concat(new ResourceHookBinding());

    /// <summary>These hooks and then the others.</summary>
    /// <param name="other">The others.</param>
    public ResourceHookBinding Concat(ResourceHookBinding other) => new()
    {
        BeforeCreate = [.. BeforeCreate, .. other.BeforeCreate],
        AfterCreate = [.. AfterCreate, .. other.AfterCreate],
        BeforeUpdate = [.. BeforeUpdate, .. other.BeforeUpdate],
        AfterUpdate = [.. AfterUpdate, .. other.AfterUpdate],
        BeforeDelete = [.. BeforeDelete, .. other.BeforeDelete],
        AfterDelete = [.. AfterDelete, .. other.AfterDelete],
        OnError = [.. OnError, .. other.OnError],
    };
}
