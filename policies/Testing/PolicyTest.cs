using GeoRegistry.Configuration;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Running;
using Pulumi;

namespace GeoRegistry.Policies.Testing;

/// <summary>
/// Judges a stack in a unit test, without Azure and without Pulumi's command line, as a preview before the first deployment does:
/// <code>
/// var report = await PolicyTest.EvaluateAsync&lt;RegistryStack&gt;(("geo-registry:registries", """[{ "name": "contoso", … }]"""));
/// Assert.Empty(report.Findings);
/// </code>
/// </summary>
public static class PolicyTest
{
    private const string ConfigVariable = "PULUMI_CONFIG";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Judges a stack with a configuration; <c>geo-registry:policies</c> in it says how, as it does in a deployment.</summary>
    /// <inheritdoc cref="EvaluateAsync{TStack}(PolicyTestOptions, ValueTuple{string, string}[])"/>
    public static Task<PolicyReport> EvaluateAsync<TStack>(params (string Key, string Value)[] configuration)
        where TStack : Stack
        => EvaluateAsync<TStack>(new(), configuration);

    /// <summary>Judges a stack with a configuration, and with something special in what it sees.</summary>
    /// <typeparam name="TStack">The stack's class, which has a constructor that takes <see cref="StackOptions"/> and hands them to <see cref="Stack"/>.</typeparam>
    /// <param name="options">What the stack sees.</param>
    /// <param name="configuration">The values of the stack's configuration by key, such as <c>geo-registry:registries</c>; structured ones in JSON.</param>
    /// <exception cref="RunException">The stack does not take the configuration, or does something that is not expected.</exception>
    public static async Task<PolicyReport> EvaluateAsync<TStack>(PolicyTestOptions options, params (string Key, string Value)[] configuration)
        where TStack : Stack
    {
        var declaration = await WithConfigurationAsync(configuration, () => Declaration.RunAsync<TStack>(
            options.Mocks ?? new StrictMocks(options),
            new()
            {
                IsPreview = true,
                ProjectName = options.ProjectName,
                StackName = options.StackName,
                RootDirectory = options.RootDirectory,
            })).ConfigureAwait(false);
        return new PolicyEvaluation(declaration.Stack, declaration.Configuration, options.Today ?? declaration.Today).JudgeAll();
    }

    /// <summary>Configuration reaches a program as it does in real life: in the environment, which runs take turns to set.</summary>
    internal static async Task<T> WithConfigurationAsync<T>(IEnumerable<(string Key, string Value)> configuration, Func<Task<T>> run)
    {
        await OneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            Environment.SetEnvironmentVariable(
                ConfigVariable, System.Text.Json.JsonSerializer.Serialize(configuration.ToDictionary(entry => entry.Key, entry => entry.Value)));
            return await run().ConfigureAwait(false);
        }
        finally
        {
            Environment.SetEnvironmentVariable(ConfigVariable, null);
            _ = OneAtATime.Release();
        }
    }
}
