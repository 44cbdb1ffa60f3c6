using GeoRegistry.Configuration;
using GeoRegistry.Policies.Reports;
using Pulumi;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Running;

/// <summary>
/// Runs a program with policies. The program runs twice: first without an engine, which shows all of its resources with every value that is known
/// beforehand, and can stop the run before anything is created; then as a deployment, which evaluates undecided rules as values become known, each
/// before its resource is registered.
/// </summary>
public static class PolicedDeployment
{
    /// <summary>Runs a stack's program.</summary>
    /// <typeparam name="TStack">The stack's class. It has a constructor that takes <see cref="StackOptions"/> and hands them to its base class.</typeparam>
    /// <returns>The exit code for Pulumi: 0 for success.</returns>
    public static async Task<int> RunAsync<TStack>()
        where TStack : Stack
    {
        DeploymentEvaluation? evaluation = null;
        Exception? refusal = null;
        try
        {
            if (EngineVariables.Read() is { } options)
                evaluation = new DeploymentEvaluation(await Declaration.RunAsync<TStack>(new DeclarationMocks(), options));
        }
        catch (Exception error)
        {
            refusal = error;
            if (error is SettingsException settings)
                ReportFiles.Write(settings.Errors, settings.Stack);
        }

        return await Deployment.RunAsync<TStack>(new StackFactory<TStack>(
            () => refusal is not null ? throw Explained(refusal) : evaluation?.Begin() ?? new(),
            () => evaluation?.End()));
    }

    private static Exception Explained(Exception error) => error is RunException ? error : new InvalidOperationException(
        "The program cannot be declared without Azure, which policies require. A value that only Azure knows has to stay an output: call functions by "
            + "Invoke, not by InvokeAsync.",
        error);

    /// <summary>The environment variables in which Pulumi gives its SDKs the stack; this reads them before the SDK does.</summary>
    private static class EngineVariables
    {
        /// <summary>Null if the program does not run under an engine, which Pulumi then reports.</summary>
        internal static TestOptions? Read() => Environment.GetEnvironmentVariable("PULUMI_MONITOR") is null ? null : new()
        {
            IsPreview = true,
            StackName = Environment.GetEnvironmentVariable("PULUMI_STACK"),
            ProjectName = Environment.GetEnvironmentVariable("PULUMI_PROJECT"),
            OrganizationName = Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION"),
            RootDirectory = Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
        };
    }
}
