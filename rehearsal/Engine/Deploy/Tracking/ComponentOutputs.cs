using System.Collections.Concurrent;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>Actions that wait until a component registers its outputs, with which it is complete.</summary>
internal sealed class ComponentOutputs
{
    private readonly ConcurrentDictionary<string, Func<PropertyMap, Task>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Sets the action for a component.</summary>
    internal void Await(string urn, Func<PropertyMap, Task> action) => _waiting[urn] = action;

    /// <summary>Runs the action that waits for a component, if there is one.</summary>
    internal Task CompleteAsync(string urn, PropertyMap outputs) => _waiting.TryRemove(urn, out var action) ? action(outputs) : Task.CompletedTask;
}
