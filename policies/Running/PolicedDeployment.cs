using GeoRegistry.Configuration;
using GeoRegistry.Policies.Reports;
using Pulumi;
using Pulumi.Testing;

namespace GeoRegistry.Policies.Running;

/// <summary>
/// Runs a program under the policies. It is run twice: first without an engine, which shows all of its resources with every value that is
/// known beforehand, and is enough to refuse a stack before anything is created; then in earnest, where rules that were open are decided
/// as values become known, each before its resource is registered.
/// </summary>
public static class PolicedDeployment
{
    /// <summary>Runs a stack's program.</summary>
    /// <typeparam name="TStack">The stack's class, which has a constructor that takes <see cref="StackOptions"/> and hands them to <see cref="Stack"/>.</typeparam>
    /// <returns>The exit code for Pulumi: 0 when all went well.</returns>
    public static async Task<int> RunAsync<TStack>()
        where TStack : Stack
    {
        Watch? watch = null;
        Exception? refusal = null;
        try
        {
            if (EngineVariables.Read() is { } options)
                watch = new Watch(await Declaration.RunAsync<TStack>(new DeclarationMocks(), options).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            refusal = error;
            if (error is SettingsException mistakes)
                ReportFiles.Write(mistakes.Errors, mistakes.Stack);
        }

        return await Deployment.RunAsync<TStack>(new StackFactory<TStack>(
            () => refusal is not null ? throw AsMistake(refusal) : watch?.Begin() ?? new(),
            () => watch?.End())).ConfigureAwait(false);
    }

    private static Exception AsMistake(Exception error) => error is RunException ? error : new InvalidOperationException(
        "The program cannot be declared without Azure, as the policies need it to be. A value that only Azure knows has to stay an output: call functions by Invoke, not by InvokeAsync.",
        error);

    /// <summary>How Pulumi tells its SDKs which stack they run for; this is read before the SDK itself does.</summary>
    private static class EngineVariables
    {
        /// <summary>Null where the program does not run under an engine, which Pulumi then says.</summary>
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
