using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Reads the stack.</summary>
    /// <param name="name">The resource's name; also the stack's, as <c>organization/project/stack</c>, when the arguments have none.</param>
    /// <param name="args">Arguments; null for none.</param>
    /// <param name="options">Options; null for none.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The name of the stack.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All outputs of the stack; secret when one of them is.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of the outputs that are secrets.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output of the stack; null when it has none of that name. It is a secret only when that output is.</summary>
    /// <param name="name">The output's name.</param>
    public Output<object?> GetOutput(Input<string> name)
        => new(WithOwnSecrecyAsync(name, Output.Tuple(name.ToOutput(), Outputs).Apply(parts => (object?)parts.Item2.GetValueOrDefault(parts.Item1))));

    /// <summary>
    /// An output of the stack, which must have one of that name: a <see cref="KeyNotFoundException"/> fails the program otherwise. It is a secret only
    /// when that output is.
    /// </summary>
    /// <param name="name">The output's name.</param>
    public Output<object> RequireOutput(Input<string> name)
        => new(WithOwnSecrecyAsync(name, Output.Tuple(name.ToOutput(), Outputs, Name).Apply(parts => parts.Item2.TryGetValue(parts.Item1, out var value)
            ? value
            : throw new KeyNotFoundException($"Required output '{parts.Item1}' does not exist on stack '{parts.Item3}'."))));

    /// <summary>The plain value of an output of the stack; null when it has none of that name.</summary>
    /// <param name="name">The output's name.</param>
    /// <exception cref="InvalidOperationException">The output is a secret.</exception>
    public Task<object?> GetValueAsync(Input<string> name) => ReadPlainAsync(GetOutput(name), nameof(GetValueAsync), nameof(GetOutput));

    /// <summary>The plain value of an output of the stack, which must have one of that name.</summary>
    /// <param name="name">The output's name.</param>
    /// <exception cref="InvalidOperationException">The output is a secret.</exception>
    /// <exception cref="KeyNotFoundException">The stack has no such output.</exception>
    public async Task<object> RequireValueAsync(Input<string> name)
        => (await ReadPlainAsync(RequireOutput(name)!, nameof(RequireValueAsync), nameof(RequireOutput)).ConfigureAwait(false))!;

    /// <summary>The value of an output of the stack, told apart by whether it is a secret; neither is set when there is none.</summary>
    /// <param name="name">The output's name.</param>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).Data.ConfigureAwait(false);
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    private static async Task<object?> ReadPlainAsync(Output<object?> output, string caller, string instead)
    {
        var data = await output.Data.ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException($"Cannot call '{caller}' if the referenced stack output is a secret. Use '{instead}' instead.")
            : data.Value;
    }

    private async Task<OutputData> WithOwnSecrecyAsync<T>(Input<string> name, Output<T> value)
    {
        var data = await value.Data.ConfigureAwait(false);
        var nameData = await name.ToOutput().Data.ConfigureAwait(false);
        var secretNames = await SecretOutputNames.Data.ConfigureAwait(false);
        var outputs = await Outputs.Data.ConfigureAwait(false);

        // Engines that do not list the secret outputs mark all outputs together.
        return nameData.IsKnown && secretNames is { IsKnown: true, Value: ImmutableArray<string> { IsDefaultOrEmpty: false } names }
            ? data.WithSecret(names.Contains((string)nameData.Value!))
            : data.WithSecret(outputs.IsSecret);
    }
}

/// <summary>Arguments of a stack reference.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack, as <c>organization/project/stack</c>; by default the resource's name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }
}

/// <summary>The value of another stack's output.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value, when it is no secret.</summary>
    public object? Value { get; set; }

    /// <summary>The value, when it is a secret.</summary>
    public object? SecretValue { get; set; }
}
