using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Looks at a function call that is about to be sent, and may change its arguments and options.</summary>
/// <param name="args">The call.</param>
/// <param name="cancellationToken">Cancelled when the program ends.</param>
/// <returns>New arguments and options, or null to leave them.</returns>
public delegate Task<InvokeTransformResult?> InvokeTransform(InvokeTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>A function call that is about to be sent.</summary>
/// <param name="token">The function.</param>
/// <param name="args">Its arguments by name.</param>
/// <param name="options">Its options.</param>
public readonly struct InvokeTransformArgs(string token, ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The function.</summary>
    public string Token { get; } = token;

    /// <summary>Its arguments by name.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>Its options.</summary>
    public InvokeOptions Options { get; } = options;
}

/// <summary>What a transform makes of a function call.</summary>
/// <param name="args">The arguments to send.</param>
/// <param name="options">The options to send.</param>
public readonly struct InvokeTransformResult(ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The arguments to send.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options to send.</summary>
    public InvokeOptions Options { get; } = options;
}
