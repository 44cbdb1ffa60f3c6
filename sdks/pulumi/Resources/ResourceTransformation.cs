namespace Pulumi;

/// <summary>Looks at a resource that is about to be registered, and may change its arguments and options.</summary>
/// <param name="args">The resource.</param>
/// <returns>New arguments and options, or null to leave them.</returns>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>A resource that is about to be registered.</summary>
/// <param name="resource">The resource, whose outputs are not set yet.</param>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    /// <summary>The resource, whose outputs are not set yet.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>Its arguments.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What a transformation makes of a resource.</summary>
/// <param name="args">The arguments to register.</param>
/// <param name="options">The options to register; the parent must stay.</param>
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    /// <summary>The arguments to register.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>The options to register.</summary>
    public ResourceOptions Options { get; } = options;
}
