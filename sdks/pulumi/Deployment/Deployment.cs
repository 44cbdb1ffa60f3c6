namespace Pulumi;

/// <summary>Runs a program under the engine that started it, or under mocks in tests.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();

    private readonly DeploymentInstance _instance;

    private Deployment(DeploymentSettings settings, IMonitor monitor, IEngine engine)
    {
        Settings = settings;
        Monitor = monitor;
        Logger = new Logger(engine);
        Engine = engine;
        _instance = new DeploymentInstance(this);
    }

    /// <summary>The running deployment.</summary>
    /// <exception cref="InvalidOperationException">The program runs outside of <c>RunAsync</c> and <c>TestAsync</c>.</exception>
    public static DeploymentInstance Instance => Current._instance;

    internal static Deployment Current => Running.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal DeploymentSettings Settings { get; }

    internal IMonitor Monitor { get; }

    internal IEngine Engine { get; }

    internal Logger Logger { get; }

    internal ProgramWork Work { get; } = new();

    internal Stack? Stack { get; private set; }

    /// <summary>Fails the program when the engine's version is outside a range.</summary>
    /// <param name="pulumiVersionRange">A range of semantic versions, as <c>&gt;=3.100.0</c>.</param>
    /// <exception cref="RunException">The version is outside the range, or unknown.</exception>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange) => Current.Engine.RequireVersionAsync(pulumiVersionRange);

    /// <summary>Waits until all resources that were declared so far are registered.</summary>
    public Task AwaitPendingRegistrations()
    {
        lock (_registrations)
        {
            return Task.WhenAll(_registrations);
        }
    }

    /// <summary>Whether the engine can transform function calls.</summary>
    public Task<bool> MonitorSupportsInvokeTransforms() => Monitor.SupportsAsync(Feature.InvokeTransforms);

    /// <summary>Whether the engine can call hooks around a resource's steps.</summary>
    public Task<bool> MonitorSupportsResourceHooks() => Monitor.SupportsAsync(Feature.ResourceHooks);

    /// <summary>Shows a warning to the program's user. Does nothing if no program runs.</summary>
    internal static void Warn(string message)
    {
        if (Running.Value is not null)
        {
            Log.Warn(message);
        }
    }

    /// <summary>Makes the program wait for the task, and fail if it fails.</summary>
    internal static void Track(Task task)
    {
        if (!task.IsCompletedSuccessfully && Running.Value is { } deployment)
        {
            deployment.Work.Track(task);
        }
    }
}
