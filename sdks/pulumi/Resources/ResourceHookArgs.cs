using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The step that a hook runs before or after. New inputs are there unless it deletes, new outputs after a creation or an update, old inputs
/// and outputs unless it creates. Values are plain; one that is a secret or holds one is an <c>Output&lt;object?&gt;</c> that is a secret.
/// </summary>
/// <param name="urn">The resource's URN.</param>
/// <param name="id">Its id; empty before it is created.</param>
/// <param name="name">Its name.</param>
/// <param name="type">Its type token.</param>
/// <param name="newInputs">The inputs that it is to have.</param>
/// <param name="oldInputs">The inputs that it had.</param>
/// <param name="newOutputs">The outputs that it has now.</param>
/// <param name="oldOutputs">The outputs that it had.</param>
public class ResourceHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? newOutputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null)
{
    /// <summary>The resource's URN.</summary>
    public string Urn { get; } = urn;

    /// <summary>Its id; empty before it is created.</summary>
    public string Id { get; } = id;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type token.</summary>
    public string Type { get; } = type;

    /// <summary>The inputs that it is to have; null when it is deleted.</summary>
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    /// <summary>The inputs that it had; null when it is created.</summary>
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    /// <summary>The outputs that it has now; null before the step and when it is deleted.</summary>
    public ImmutableDictionary<string, object?>? NewOutputs { get; } = newOutputs;

    /// <summary>The outputs that it had; null when it is created.</summary>
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
}
