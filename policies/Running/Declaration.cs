using System.Runtime.ExceptionServices;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using Pulumi;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Running;

/// <summary>What a program declares when nothing is there yet, found out by running it without an engine.</summary>
/// <param name="Stack">The resources.</param>
/// <param name="Configuration">How the stack's configuration wants them judged.</param>
/// <param name="Today">The day it is in UTC.</param>
/// <param name="RootDirectory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="File">The file that the configuration is in.</param>
internal sealed record Declaration(DeclaredStack Stack, PolicyConfiguration Configuration, DateOnly Today, string RootDirectory, StackFile File)
{
    /// <summary>Runs a program's declarations. What they get wrong comes as the exception that they throw.</summary>
    /// <typeparam name="TStack">The stack's class.</typeparam>
    /// <param name="mocks">Answers in place of Azure.</param>
    /// <param name="options">What the program sees of the stack.</param>
    internal static async Task<Declaration> RunAsync<TStack>(IMocks mocks, TestOptions options)
        where TStack : Stack
    {
        var record = new DeclarationRecord();
        PolicyConfiguration? configuration = null;
        StackContext? context = null;
        ExceptionDispatchInfo? refusal = null;
        var factory = new StackFactory<TStack>(record.StackOptions, () =>
        {
            context = StackContext.Current();
            configuration = PolicyConfiguration.Read(context);
        });
        try
        {
            // Pulumi keeps the deployment in the flow of the call; in a task of its own none is left behind.
            var resources = await Task.Run(() => Deployment.TestWithServiceProviderAsync<TStack>(mocks, new Remembering(factory, error => refusal = error), options)).ConfigureAwait(false);
            if (record.Count < resources.Count(resource => resource is not Pulumi.Stack))
                throw new InvalidOperationException($"{typeof(TStack)} does not hand its {nameof(StackOptions)} to the base class, so its resources cannot be judged.");
        }
        catch (Exception) when (refusal is not null)
        {
            refusal.Throw();
        }

        return new(
            await record.ReadAsync(context!.StackName, configuration!.Regions).ConfigureAwait(false),
            configuration,
            context.Today!.Value,
            context.RootDirectory,
            context.File);
    }

    /// <summary>Pulumi reports what a constructor throws by its text; the exception itself says more.</summary>
    private sealed class Remembering(IServiceProvider services, Action<ExceptionDispatchInfo> remember) : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            try
            {
                return services.GetService(serviceType);
            }
            catch (Exception error)
            {
                remember(ExceptionDispatchInfo.Capture(error));
                throw;
            }
        }
    }
}
