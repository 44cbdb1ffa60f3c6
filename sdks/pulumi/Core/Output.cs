using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>Creates and combines outputs.</summary>
public static partial class Output
{
    /// <summary>An output of a value that is known already.</summary>
    /// <param name="value">The value.</param>
    public static Output<T> Create<T>(T value) => new(OutputData.Known(value));

    /// <summary>An output that resolves when the task completes. A failing task fails the program.</summary>
    /// <param name="value">The task to wait for.</param>
    public static Output<T> Create<T>(Task<T> value) => new(OutputFlow.FromTask(value));

    /// <summary>An output whose value the engine encrypts in state and hides on screen.</summary>
    /// <param name="value">The value.</param>
    public static Output<T> CreateSecret<T>(T value) => new(OutputData.Known(value, isSecret: true));

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Task<T> value) => new(OutputFlow.FromTask(value, isSecret: true));

    /// <summary>The same value and dependencies, marked as a secret.</summary>
    /// <param name="value">The output to mark.</param>
    public static Output<T> CreateSecret<T>(Output<T> value) => new(OutputFlow.WithSecret(value.Data, true));

    /// <summary>The same value and dependencies, no longer a secret: it will be stored and shown as it is.</summary>
    /// <param name="output">The output to reveal.</param>
    public static Output<T> Unsecret<T>(Output<T> output) => new(OutputFlow.WithSecret(output.Data, false));

    /// <summary>Whether the output is a secret, once it is known.</summary>
    /// <param name="output">The output to ask.</param>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    /// <summary>All values, in order; secret when one of them is, unknown when one of them is.</summary>
    /// <param name="inputs">The values to gather.</param>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => Gather<T>([.. inputs.Select(input => input.ToOutput().Data)]);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    /// <param name="outputs">The values to gather.</param>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All((IEnumerable<Output<T>>)outputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    /// <param name="outputs">The values to gather.</param>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => Gather<T>([.. outputs.Select(output => output.Data)]);

    /// <summary>An interpolated string whose holes may be inputs and outputs: <c>Output.Format($"https://{host}/")</c>.</summary>
    /// <param name="formattableString">The string; numbers and dates are written culture-independently.</param>
    public static Output<string> Format(FormattableString formattableString)
    {
        var parts = Array.ConvertAll(formattableString.GetArguments(), argument => argument switch
        {
            IOutput output => output.Data,
            IInput input => input.ToOutput().Data,
            _ => Task.FromResult(OutputData.Known(argument)),
        });
        return new(OutputFlow.Combine(parts, values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, values)));
    }

    /// <summary>The value as JSON text. Outputs inside the value are awaited; the text has their secrecy and dependencies.</summary>
    /// <param name="value">The value to write.</param>
    /// <param name="options">How to write it; by default as <see cref="JsonSerializer"/> does.</param>
    /// <exception cref="ArgumentNullException">There is no value.</exception>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(OutputFlow.ApplyAsync(value.Data, content => OutputJson.Write(content, typeof(T), options)));
    }

    /// <summary>Reads the value from JSON text. Outputs inside the value get the secrecy and dependencies of the text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="options">How to read it; by default as <see cref="JsonSerializer"/> does.</param>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(OutputFlow.ApplyToData(json.Data, data => OutputJson.Read<T>(data, options)));
    }

    private static Output<ImmutableArray<T>> Gather<T>(Task<OutputData>[] parts)
        => new(OutputFlow.Combine(parts, values => ImmutableArray.Create(Array.ConvertAll(values, Output<T>.Cast))));
}
