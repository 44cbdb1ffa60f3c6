using GeoRegistry.Configuration;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Running;
using Pulumi;

namespace GeoRegistry.Policies.Testing;

/// <summary>
/// Evaluates a stack in a unit test, without Azure and without Pulumi's command line, as a preview before the first deployment does:
/// <code>
/// var report = await PolicyTest.EvaluateAsync&lt;RegistryStack&gt;(("geo-registry:registries", """[{ "name": "contoso", … }]"""));
/// Assert.Empty(report.Findings);
/// </code>
/// </summary>
public static class PolicyTest
{
    private const string ConfigVariable = "PULUMI_CONFIG";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Evaluates a stack with a configuration; <c>geo-registry:policies</c> in it counts, as in a deployment.</summary>
    /// <inheritdoc cref="EvaluateAsync{TStack}(PolicyTestOptions, ValueTuple{string, string}[])"/>
    public static Task<PolicyReport> EvaluateAsync<TStack>(params (string Key, string Value)[] configuration)
        where TStack : Stack
        => EvaluateAsync<TStack>(new(), configuration);

    /// <summary>Evaluates a stack with a configuration and other options.</summary>
    /// <typeparam name="TStack">The stack's class. It has a constructor that takes <see cref="StackOptions"/> and hands them to its base class.</typeparam>
    /// <param name="options">What the stack sees besides its configuration.</param>
    /// <param name="configuration">The values of the stack's configuration by key, such as <c>geo-registry:registries</c>; structured ones in JSON.</param>
    /// <returns>The report of the first evaluation, before anything is deployed.</returns>
    /// <exception cref="SettingsException">The configuration has errors; all of them are in the exception.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="TStack"/> does not take options, or does not hand them to its base class.</exception>
    /// <exception cref="RunException">The stack declares a resource or calls a function that the test does not expect, or fails otherwise.</exception>
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
            }));
        return new PolicyEvaluation(declaration.Stack, declaration.Configuration, options.Today ?? declaration.Today).EvaluateAll();
    }

    /// <summary>Runs with a configuration in the environment, as Pulumi hands it over. The environment is shared, so one run waits for the other.</summary>
    internal static async Task<T> WithConfigurationAsync<T>(IEnumerable<(string Key, string Value)> configuration, Func<Task<T>> run)
    {
        await OneAtATime.WaitAsync();
        try
        {
            Environment.SetEnvironmentVariable(
                ConfigVariable, System.Text.Json.JsonSerializer.Serialize(configuration.ToDictionary(entry => entry.Key, entry => entry.Value)));
            return await run();
        }
        finally
        {
            Environment.SetEnvironmentVariable(ConfigVariable, null);
            _ = OneAtATime.Release();
        }
    }
}
