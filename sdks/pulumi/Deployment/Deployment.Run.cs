using System.Reflection;
using Grpc.Core;

namespace Pulumi;

/// <content>Running a program under the engine.</content>
public sealed partial class Deployment
{
    // The host prints an error of its own unless the program ends with this code, which says that the user has been told.
    private const int FailedAndReported = 32;
    private const int FailedUnreported = 1;

    // Resources that do not depend on a failure still register; what does not come to an end by itself is given up.
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(5);

    // Nothing is registered until the program's synchronous part went well, so that one that finds its settings wrong changes nothing; but where
    // that part waits for something, it may wait for what the engine has yet to answer.
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs the action as the program.</summary>
    /// <param name="action">Creates the resources.</param>
    /// <returns>The exit code: 0 when all went well.</returns>
    /// <exception cref="InvalidOperationException">No engine started this process: an environment variable that engines set is missing.</exception>
    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return Task.FromResult(NoOutputs());
    });

    /// <summary>Runs the function as the program.</summary>
    /// <param name="func">Creates the resources and returns the stack's outputs.</param>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    /// <summary>Runs the function as the program.</summary>
    /// <param name="func">Creates the resources.</param>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) => RunAsync(async () =>
    {
        await func().ConfigureAwait(false);
        return NoOutputs();
    });

    /// <summary>Runs the function as the program.</summary>
    /// <param name="func">Creates the resources and returns the stack's outputs.</param>
    /// <param name="options">Options of the stack; null for none.</param>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
        => RunUnderEngineAsync(() => new Stack(func, options));

    /// <summary>Runs the constructor of <typeparamref name="TStack"/> as the program.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RunUnderEngineAsync(static () => new TStack());

    /// <summary>Lets a service provider make the <typeparamref name="TStack"/> and runs it as the program.</summary>
    /// <param name="serviceProvider">Knows the stack class.</param>
    /// <inheritdoc cref="RunAsync(Action)"/>
    /// <exception cref="ArgumentNullException">There is no service provider.</exception>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunUnderEngineAsync(() => Resolve<TStack>(serviceProvider));
    }

    /// <summary>Runs the program of a stack that is not a class of its own.</summary>
    internal Task<IDictionary<string, object?>> RunProgram(Func<Task<IDictionary<string, object?>>> program)
    {
        var running = program();
        // Getting the result of what has failed throws the failure as it is, with its stack trace.
        return running.IsFaulted ? Task.FromResult(running.GetAwaiter().GetResult()) : running;
    }

    private static IDictionary<string, object?> NoOutputs() => new Dictionary<string, object?>();

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider) where TStack : Stack
        => serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new ApplicationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + $"Register the type with the service provider before calling {nameof(RunAsync)}.");

    private static async Task<int> RunUnderEngineAsync(Func<Stack> createStack)
    {
        var settings = DeploymentSettings.FromEnvironment();
        var connection = new GrpcConnection(settings.MonitorAddress, settings.EngineAddress);
        var deployment = new Deployment(settings, connection, connection);
        var warmUp = Task.Run(() => connection.SupportsAsync(Feature.Secrets));
        await deployment.RunProgramAsync(createStack).ConfigureAwait(false);
        var exitCode = await deployment.EndAsync(warmUp).ConfigureAwait(false);
        if (deployment.Work.Failures.Count > 0)
        {
            // A program that failed ends with failure even if its entry point does not return the exit code.
            Environment.ExitCode = exitCode;
        }

        return exitCode;
    }

    private async Task RunProgramAsync(Func<Stack> createStack)
    {
        if (Running.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        Running.Value = this;
        try
        {
            using var watched = new WatchedThread(whenWaiting: () => _started.TrySetResult());
            var stack = createStack();
            if (stack.GetType() != typeof(Stack))
            {
                stack.RegisterPropertyOutputs();
            }
        }
        catch (Exception exception)
        {
            Work.Fail(exception is TargetInvocationException { InnerException: { } inner } ? inner : exception);
            if (!_started.Task.IsCompleted)
            {
                return;
            }
        }

        _started.TrySetResult();
        Work.ProgramReturned();
        await Task.WhenAny(Work.Idle, Work.Failed).ConfigureAwait(false);
        if (!Work.Idle.IsCompleted)
        {
            await Task.WhenAny(Work.Idle, Task.Delay(TimeToSettle)).ConfigureAwait(false);
        }
    }

    private async Task<int> EndAsync(Task<bool> connected)
    {
        try
        {
            foreach (var failure in Work.Failures)
            {
                await ReportAsync(failure).ConfigureAwait(false);
            }

            await Logger.FlushAsync().ConfigureAwait(false);
            if (Work.Failures.Count > 0)
            {
                return FailedAndReported;
            }

            // After this signal the engine deletes what the program no longer declares, so a program that has failed does not send it.
            if (!Logger.LoggedErrors)
            {
                await connected.ConfigureAwait(false);
                await Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
                // Hooks run until then, and may have had something to say.
                await Logger.FlushAsync().ConfigureAwait(false);
            }

            await CloseAsync().ConfigureAwait(false);
            return Logger.LoggedErrors ? FailedUnreported : 0;
        }
        catch (Exception exception) when (exception is LogException or RunException or RpcException)
        {
            foreach (var failure in Work.Failures)
            {
                await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            }

            var message = exception is LogException ? $"{exception.Message}: {exception.InnerException?.Message}" : exception.Message;
            await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
            return FailedUnreported;
        }
    }

    private Task ReportAsync(Exception exception) => exception switch
    {
        RunException => Logger.ErrorAsync(exception.Message),
        ResourceException resource => Logger.ErrorAsync(resource.HideStack ? resource.Message : resource.ToString(), resource.Resource),
        _ => Logger.ErrorAsync($"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}"),
    };
}
