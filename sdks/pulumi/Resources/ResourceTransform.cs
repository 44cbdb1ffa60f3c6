using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Looks at a resource that is about to be registered, at the engine's call, and may change its inputs and options.</summary>
/// <param name="args">The resource.</param>
/// <param name="cancellationToken">Cancelled when the engine no longer waits.</param>
/// <returns>New inputs and options, or null to leave them.</returns>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>A resource that is about to be registered.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type token.</param>
/// <param name="custom">False for a component.</param>
/// <param name="args">Its inputs by the engine's names; those that come from resources, are secret or not known yet are outputs of their types.</param>
/// <param name="options">Its options.</param>
public readonly struct ResourceTransformArgs(string name, string type, bool custom, ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type token.</summary>
    public string Type { get; } = type;

    /// <summary>False for a component.</summary>
    public bool Custom { get; } = custom;

    /// <summary>
    /// Its inputs by the engine's names. Those that come from resources, are secret or not known yet are outputs of the types of their values, as
    /// <c>Output&lt;string&gt;</c>, and <c>Output&lt;object&gt;</c> without one; so are parts of lists and maps.
    /// </summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What a transform makes of a resource.</summary>
/// <param name="args">The inputs to register.</param>
/// <param name="options">The options to register; the parent stays in any case.</param>
public readonly struct ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    /// <summary>The inputs to register.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options to register.</summary>
    public ResourceOptions Options { get; } = options;
}
