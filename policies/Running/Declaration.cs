using System.Runtime.ExceptionServices;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using Pulumi;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Running;

/// <summary>What a program declares before anything exists: the program runs without an engine.</summary>
/// <param name="Stack">The declared resources.</param>
/// <param name="Configuration">Which rules are on, and how they are evaluated.</param>
/// <param name="Context">The stack's name, its project's folder, its file, and the day.</param>
internal sealed record Declaration(DeclaredStack Stack, PolicyConfiguration Configuration, StackContext Context)
{
    /// <summary>The current day in UTC.</summary>
    internal DateOnly Today => Context.Today!.Value;

    /// <summary>Runs a program without an engine.</summary>
    /// <typeparam name="TStack">The stack's class.</typeparam>
    /// <param name="mocks">Answers in place of Azure.</param>
    /// <param name="options">What the program sees of the stack.</param>
    /// <exception cref="SettingsException">The configuration has errors: those of the rules come after those that the program finds.</exception>
    /// <exception cref="Exception">Whatever else the program throws.</exception>
    internal static async Task<Declaration> RunAsync<TStack>(IMocks mocks, TestOptions options)
        where TStack : Stack
    {
        var recorder = new ResourceRecorder();
        PolicyConfiguration? configuration = null;
        StackContext? context = null;
        ExceptionDispatchInfo? error = null;
        var factory = new StackFactory<TStack>(() =>
        {
            context = StackContext.Current();
            configuration = PolicyConfiguration.Read(context);
            return recorder.StackOptions();
        });
        try
        {
            // Pulumi keeps the deployment in the flow of the call; in a task of its own none is left behind.
            var resources = await Task.Run(
                () => Deployment.TestWithServiceProviderAsync<TStack>(mocks, new CapturingServices(factory, captured => error = captured), options));
            if (recorder.Count < resources.Count(resource => resource is not Pulumi.Stack))
                throw new InvalidOperationException(
                    $"{typeof(TStack)} does not hand its {nameof(StackOptions)} to the base class, so its resources cannot be evaluated.");
        }
        catch (Exception) when (error is not null)
        {
            if (error.SourceException is SettingsException settings && configuration is not null)
                throw WithErrorsOf(configuration, settings);
            error.Throw();
        }

        return configuration!.Errors is []
            ? new(await recorder.ReadAsync(context!.StackName, configuration.Regions), configuration, context)
            : throw new SettingsException(configuration.Errors, context!);
    }

    /// <summary>Adds the errors in the configuration of the rules to those that the program has found, unless it reports the same place already.</summary>
    private static SettingsException WithErrorsOf(PolicyConfiguration configuration, SettingsException settings)
    {
        var places = settings.Errors.Select(error => error.Path).ToHashSet();
        return new([.. settings.Errors, .. configuration.Errors.Where(error => !places.Contains(error.Path))], settings.Stack);
    }

    /// <summary>Pulumi reports only the text of what a constructor throws; this keeps the exception itself.</summary>
    private sealed class CapturingServices(IServiceProvider services, Action<ExceptionDispatchInfo> capture) : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            try
            {
                return services.GetService(serviceType);
            }
            catch (Exception error)
            {
                capture(ExceptionDispatchInfo.Capture(error));
                throw;
            }
        }
    }
}
