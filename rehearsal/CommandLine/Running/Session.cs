using System.Collections;
using System.Collections.Immutable;
using System.CommandLine;
using Rehearsal.Azure;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Policies;
using Rehearsal.CommandLine.Simulation;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.Random;

namespace Rehearsal.CommandLine.Running;

/// <summary>One call of the command line on one stack: the stack, the simulated Azure that its resources live in, and the engine.</summary>
internal sealed class Session : IAsyncDisposable
{
    /// <summary>The environment variable with the path of the stack file, so that messages of the program can name lines.</summary>
    private const string StackFileVariable = "GEO_REGISTRY_STACK_FILE";

    /// <summary>The time that a run may wait for operations in total, so that thousands of steps do not take minutes.</summary>
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(4);

    private readonly SimulatedAzure _azure;
    private readonly RunOptions _options;
    private readonly SecretFilter _secrets;
    private int _expectedSteps;
    private int _begunSteps;

    private Session(RehearsedStack stack, SimulatedAzure azure, RunOptions options)
        => (Stack, _azure, _options, _secrets) = (stack, azure, options, new SecretFilter(stack.Configuration));

    internal RehearsedStack Stack { get; }

    /// <summary>Whether the stack has been deployed, so that there is something that a run may delete.</summary>
    /// <exception cref="RehearsalException">The state is damaged.</exception>
    internal bool HasResources
    {
        get
        {
            using var store = Stack.ReadState();
            return store.Resources.Count > 0;
        }
    }

    /// <summary>What the program's policies have found in the last run.</summary>
    internal PolicyReportFiles Policies { get; } = new();

    /// <exception cref="RehearsalException">A file or an argument is wrong, or the simulated Azure cannot be kept.</exception>
    internal static async Task<Session> StartAsync(ParseResult arguments, CommonOptions options, CancellationToken cancellationToken)
    {
        var stack = Open(arguments, options);
        var azure = await ProjectAzure.StartAsync(
            stack.RootFolder,
            TimeSpan.FromSeconds(arguments.GetValue(options.RoleDelay)),
            cancellationToken,
            additionalRegions: AdditionalRegions.Of(stack));
        return new Session(stack, azure, new RunOptions
        {
            Parallelism = arguments.GetValue(options.Parallelism),
            Refresh = arguments.GetValue(options.Refresh),
            RunProgram = arguments.GetValue(options.RunProgram),
            ContinueOnError = arguments.GetValue(options.ContinueOnError),
            ProgramTimeout = TimeSpan.FromSeconds(arguments.GetValue(options.ProgramTimeout)),
            Targets = Urns(options.Targets, options.TargetReplace),
            TargetDependents = arguments.GetValue(options.TargetDependents),
            Exclude = Urns(options.Exclude),
            ExcludeDependents = arguments.GetValue(options.ExcludeDependents),
            ExcludeProtected = arguments.GetValue(options.ExcludeProtected),
            Replace = Urns(options.Replace, options.TargetReplace),
            UnprotectingKey = ProtectionKeys.Of,
            ProviderVariables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .ToImmutableDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal),
        });

        UrnPatterns Urns(params IEnumerable<Option<string[]>> given) => new(given.SelectMany(option => arguments.GetValue(option) ?? []));
    }

    /// <summary>Opens the stack; errors in its files are also written to the file of <c>--sarif</c>.</summary>
    private static RehearsedStack Open(ParseResult arguments, CommonOptions options)
    {
        try
        {
            var stack = OpenStack(arguments, options);
            return stack.Configuration.Problem is { } problem ? throw problem : stack;
        }
        catch (RehearsalException error) when (error.Place is { } place && arguments.GetValue(options.Sarif) is { } file)
        {
            PolicyReportFiles.Write(file, StackFileSarif.Write(place, ExistingFolder(arguments, options).FullName, error.Message));
            throw;
        }
    }

    /// <summary>Shortens operations so that a run waits for them only a few seconds in total.</summary>
    /// <param name="steps">How many steps the run will take.</param>
    internal void PaceFor(int steps)
    {
        _expectedSteps = steps;
        var share = MostWaiting * _options.Parallelism / Math.Max(1, steps);
        _azure.SetOperationTime(share < ProjectAzure.OperationTime ? share : ProjectAzure.OperationTime);
    }

    /// <param name="named">The stack's name where an argument gives it; null where --stack may.</param>
    internal static RehearsedStack OpenStack(ParseResult arguments, CommonOptions options, string? named = null)
    {
        var folder = ExistingFolder(arguments, options);
        var file = arguments.GetValue(options.ConfigFile);
        var name = named ?? arguments.GetValue(options.Stack)
            ?? (file is null ? StackFile.OnlyStack(ProjectFile.StackFolderOf(folder.FullName)) : Path.GetFileNameWithoutExtension(file.Name));
        return RehearsedStack.Open(folder.FullName, name, file?.FullName);
    }

    internal static DirectoryInfo ExistingFolder(ParseResult arguments, CommonOptions options)
        => arguments.GetValue(options.Folder) is { Exists: true } folder
            ? folder
            : throw new RehearsalException($"the folder '{arguments.GetValue(options.Folder)}' does not exist; name the folder of Pulumi.yaml with --cwd");

    /// <summary>The engine, its events shown by the display.</summary>
    internal RehearsalEngine Engine(IRunDisplay display)
        => new(
            [
                new AzureNativeProvider(
                    new ArmClient(new ArmClientOptions(_azure.Endpoint)),
                    ProjectAzure.Identity),
                new RandomProvider(),
            ],
            happened => Show(display, happened));

    internal async Task<RunResult> RunAsync(
        IRunDisplay display, EngineVerb verb,
        CancellationToken abort, CancellationToken cancellationToken)
    {
        Policies.Clear();
        using (display)
        {
            return await verb(Engine(display))(Stack, _options with { ProgramVariables = Variables(), Abort = abort }, cancellationToken);
        }
    }

    private ImmutableDictionary<string, string> Variables()
        => Stack.ConfigurationFile is { } file ? Policies.Variables.Add(StackFileVariable, file) : Policies.Variables;

    private void Show(IRunDisplay display, EngineEvent happened)
    {
        if (happened.IsOfDefaultProvider)
            return;
        // Without a plan, the number of steps becomes known only during the run.
        if (happened is EngineEvent.StepStarted { Step.Kind: not (StepKind.Same or StepKind.Refresh) } && ++_begunSteps > _expectedSteps)
            PaceFor(_begunSteps);
        display.Show(_secrets.Apply(happened));
    }

    public ValueTask DisposeAsync()
    {
        Policies.Dispose();
        return _azure.DisposeAsync();
    }
}
