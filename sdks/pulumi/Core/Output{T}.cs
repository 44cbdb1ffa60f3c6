using System.Reflection;

namespace Pulumi;

/// <summary>
/// A value that the engine may only know later, together with what is known about it: the resources that it comes from, whether it is a
/// secret, and whether it is known at all, which it may not be in a preview. Read it with <c>Apply</c>, or pass it on as an <see cref="Input{T}"/>.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Output<T> : IOutput
{
    private static readonly Task<OutputData> Unassigned = Task.FromException<OutputData>(new InvalidOperationException("The output was not assigned."));

    private Task<OutputData> _data;

    /// <summary>An output that gets its data later: see <see cref="IOutput.Data"/>.</summary>
    private Output() => _data = Unassigned;

    /// <param name="data">The data.</param>
    /// <param name="tracked">Whether a failure fails the program; false if the code that creates the data reports it.</param>
    internal Output(Task<OutputData> data, bool tracked = true)
    {
        _data = data;
        if (tracked)
        {
            Deployment.Track(data);
        }
    }

    internal Output(OutputData data) => _data = Task.FromResult(data);

    internal Task<OutputData> Data => _data;

    Task<OutputData> IOutput.Data
    {
        get => _data;
        set => _data = value;
    }

    Type IOutput.ValueType => typeof(T);

    /// <summary>An output that resolves when <paramref name="value"/> completes. A failing task fails the program.</summary>
    /// <param name="value">The task to wait for.</param>
    public static Output<T> Create(Task<T> value) => Output.Create(value);

    /// <summary>Computes a new output from the value. It has the dependencies and the secrecy of this one.</summary>
    /// <param name="func">What to compute. Not called in a preview that does not know the value.</param>
    /// <typeparam name="TResult">The type of the computed value.</typeparam>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => new(OutputFlow.Apply(_data, value => func(Cast(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => new(OutputFlow.ApplyAsync(_data, value => OutputFlow.FromTask(func(Cast(value)))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => new(OutputFlow.ApplyAsync(_data, value => func(Cast(value))?.ToOutput().Data));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
        => new(OutputFlow.ApplyAsync(_data, value => func(Cast(value))?.Data));

    /// <summary>Does something with the value that has no result.</summary>
    /// <param name="func">What to do. Not called in a preview that does not know the value.</param>
    public Output<ValueTuple> Apply(Func<T, Task> func)
        => Apply(async value =>
        {
            await func(value).ConfigureAwait(false);
            return default(ValueTuple);
        });

    /// <summary>Like <c>Apply</c>, for code that does not know the type of the value.</summary>
    /// <param name="func">What to compute. Not called in a preview that does not know the value.</param>
    /// <typeparam name="TResult">The type of the computed value.</typeparam>
    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func)
        => new(OutputFlow.ApplyAsync(_data, value => func(value).Data));

    /// <summary>A text that explains that an output has no text, and how to get one. Also logged as a warning of the running program.</summary>
    /// <exception cref="InvalidOperationException">The environment variable <c>PULUMI_ERROR_OUTPUT_STRING</c> is <c>1</c> or <c>true</c>.</exception>
    public override string ToString()
    {
        var text = $"An Output<{typeof(T).Name}> has no text before it is resolved. "
            + "Use output.Apply(value => ...) or Output.Format($\"...{output}...\") instead.";
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is "1" or "true")
        {
            throw new InvalidOperationException(text);
        }

        Deployment.Warn(text);
        return text;
    }

    void IOutput.AssignTo(object target, MethodInfo setter) => setter.CreateDelegate<Action<Output<T>>>(target)(this);

    internal static T Cast(object? value) => value is null ? default! : (T)value;
}
