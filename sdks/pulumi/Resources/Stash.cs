namespace Pulumi;

/// <summary>Keeps a value in the stack's state as it was when the resource was created.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="args">The value.</param>
/// <param name="options">Options; null for none.</param>
public sealed class Stash(string name, StashArgs args, CustomResourceOptions? options = null) : CustomResource("pulumi:index:Stash", name, args, options)
{
    /// <summary>The value that the program gives now.</summary>
    [Output("input")]
    public Output<object> Input { get; private set; } = null!;

    /// <summary>The value that was kept.</summary>
    [Output("output")]
    public Output<object> Output { get; private set; } = null!;
}

/// <summary>Arguments of a stash.</summary>
public sealed class StashArgs : ResourceArgs
{
    /// <summary>The value to keep.</summary>
    [Input("input", required: true)]
    public Input<object> Input { get; set; } = null!;
}
