using System.CommandLine;
using Rehearsal.Azure;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Findings;
using Rehearsal.Engine;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.Random;

namespace Rehearsal.CommandLine;

/// <summary>One call of the command line on one stack: the stack, the simulated Azure that its resources live in, and the engine.</summary>
internal sealed class Session : IAsyncDisposable
{
    private const string CloudFolderName = "azure";

    /// <summary>Long enough to see that steps run side by side, short enough not to wait for.</summary>
    private static readonly TimeSpan OperationTime = TimeSpan.FromMilliseconds(400);

    /// <summary>What a run may spend on waiting for operations, so that one of thousands of steps does not take minutes.</summary>
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(4);

    private readonly SimulatedAzure _azure;
    private readonly RunOptions _options;

    private Session(RehearsedStack stack, SimulatedAzure azure, RunOptions options) => (Stack, _azure, _options) = (stack, azure, options);

    internal RehearsedStack Stack { get; }

    /// <summary>What the program's policies have found in the last run.</summary>
    internal ProgramFindings Findings { get; } = new();

    /// <exception cref="RehearsalException">A file or an argument is wrong, or the simulated Azure cannot be kept.</exception>
    internal static async Task<Session> StartAsync(ParseResult arguments, CommonOptions options, CancellationToken cancellationToken)
    {
        var stack = OpenStack(arguments, options);
        var folder = Path.Combine(stack.RootFolder, RehearsedStack.StateFolderName, CloudFolderName);
        try
        {
            var azureOptions = new SimulatedAzureOptions(folder, 0, OperationTime) { RoleDelay = TimeSpan.FromSeconds(arguments.GetValue(options.RoleDelay)) };
            var azure = await SimulatedAzure.StartAsync(azureOptions, cancellationToken);
            return new Session(stack, azure, new RunOptions
            {
                Parallelism = arguments.GetValue(options.Parallelism),
                Refresh = arguments.GetValue(options.Refresh),
                Targets = new UrnPatterns(arguments.GetValue(options.Targets) ?? []),
                TargetDependents = arguments.GetValue(options.TargetDependents),
                Replace = new UrnPatterns(arguments.GetValue(options.Replace) ?? []),
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the simulated Azure cannot be kept in '{folder}': {error.Message}; make the folder writable", error);
        }
    }

    /// <summary>Makes operations so short that a run waits for them only a few seconds in all.</summary>
    /// <param name="steps">How many steps the run will take.</param>
    internal void PaceFor(int steps)
    {
        var share = MostWaiting * _options.Parallelism / Math.Max(1, steps);
        _azure.SetOperationTime(share < OperationTime ? share : OperationTime);
    }

    internal static RehearsedStack OpenStack(ParseResult arguments, CommonOptions options)
    {
        var folder = arguments.GetValue(options.Folder)!;
        if (!folder.Exists)
            throw new RehearsalException($"the folder '{folder}' does not exist; name the folder of Pulumi.yaml with --cwd");
        var file = arguments.GetValue(options.ConfigFile);
        var name = arguments.GetValue(options.Stack)
            ?? (file is null ? StackFile.OnlyStack(folder.FullName) : Path.GetFileNameWithoutExtension(file.Name));
        return RehearsedStack.Open(folder.FullName, name, file?.FullName);
    }

    /// <summary>The engine, its events shown by the display.</summary>
    internal RehearsalEngine Engine(IRunDisplay display)
        => new(
            [
                new AzureNativeProvider(
                    new ArmClient(new ArmClientOptions(_azure.Endpoint)),
                    new AzureIdentity(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId)),
                new RandomProvider(),
            ],
            display.Show);

    internal async Task<RunResult> RunAsync(
        IRunDisplay display, Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> verb, CancellationToken cancellationToken)
    {
        Findings.Clear();
        using (display)
        {
            return await verb(Engine(display))(Stack, _options with { ProgramVariables = Findings.Variables }, cancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        Findings.Dispose();
        return _azure.DisposeAsync();
    }
}
