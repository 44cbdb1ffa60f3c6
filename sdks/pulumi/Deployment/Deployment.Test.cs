using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Running a program under mocks.</content>
public sealed partial class Deployment
{
    /// <summary>Runs the constructor of <typeparamref name="TStack"/> under mocks.</summary>
    /// <param name="mocks">Answers in place of the providers.</param>
    /// <param name="options">What the program sees; null for the defaults.</param>
    /// <returns>All resources that were registered, the stack among them.</returns>
    /// <exception cref="RunException">The program failed, with the message that a user would have been shown.</exception>
    /// <exception cref="AggregateException">It failed with several messages.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new()
        => (await RunUnderMocksAsync(mocks, options, static () => new TStack()).ConfigureAwait(false)).Resources;

    /// <summary>Runs a <typeparamref name="TStack"/> from a service provider under mocks.</summary>
    /// <param name="mocks"></param>
    /// <param name="serviceProvider">Knows the stack class.</param>
    /// <param name="options"></param>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null) where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return (await RunUnderMocksAsync(mocks, options, () => Resolve<TStack>(serviceProvider)).ConfigureAwait(false)).Resources;
    }

    /// <summary>Runs the action under mocks.</summary>
    /// <param name="testMocks">Answers in place of the providers.</param>
    /// <param name="testOptions">What the program sees.</param>
    /// <param name="createResources">Creates the resources.</param>
    /// <returns>All resources that were registered.</returns>
    /// <exception cref="RunException">The program failed, with the message that a user would have been shown.</exception>
    /// <exception cref="AggregateException">It failed with several messages.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
        => TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Action)"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
        => (await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return NoOutputs();
        }).ConfigureAwait(false)).Item1;

    /// <summary>Runs the function under mocks.</summary>
    /// <param name="testMocks">Answers in place of the providers.</param>
    /// <param name="testOptions">What the program sees.</param>
    /// <param name="createResources">Creates the resources and returns the stack's outputs.</param>
    /// <returns>All resources that were registered, and the outputs.</returns>
    /// <exception cref="RunException">The program failed, with the message that a user would have been shown.</exception>
    /// <exception cref="AggregateException">It failed with several messages.</exception>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{IDictionary{string, object}})"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        var (resources, stack) = await RunUnderMocksAsync(testMocks, testOptions, () => new Stack(createResources, null)).ConfigureAwait(false);
        var outputs = (await stack.Outputs.Data.ConfigureAwait(false)).Value;
        return (resources.Remove(stack), (IDictionary<string, object?>?)outputs ?? NoOutputs());
    }

    private static async Task<(ImmutableArray<Resource> Resources, Stack Stack)> RunUnderMocksAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack)
    {
        var settings = new DeploymentSettings(
            options?.ProjectName ?? "project",
            options?.StackName ?? "stack",
            options?.OrganizationName ?? "organization",
            options?.RootDirectory,
            options?.IsPreview ?? true)
        {
            ConfigJson = Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "",
            SecretKeysJson = Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") ?? "",
        };
        var engine = new MockEngine();
        var monitor = new MockMonitor(mocks, settings);
        var deployment = new Deployment(settings, monitor, engine);
        await deployment.RunProgramAsync(createStack).ConfigureAwait(false);
        foreach (var failure in deployment.Work.Failures)
        {
            await deployment.ReportAsync(failure).ConfigureAwait(false);
        }

        await deployment.Logger.FlushAsync().ConfigureAwait(false);
        await deployment.CloseAsync().ConfigureAwait(false);
        return engine.Errors.Select(error => new RunException(error)).ToList() switch
        {
            [] => ([.. monitor.Resources], deployment.Stack!),
            [var single] => throw single,
            var several => throw new AggregateException(several),
        };
    }
}
