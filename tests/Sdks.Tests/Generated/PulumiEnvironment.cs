namespace Sdks.Tests.Generated;

/// <summary>Runs programs in this process as the engine would start them. Tests that do so are in one collection: environment variables are shared.</summary>
[CollectionDefinition(nameof(PulumiEnvironment), DisableParallelization = true)]
public sealed class PulumiEnvironment
{
    /// <summary>Runs a program against the engine that listens at an address (host and port) and returns its exit code.</summary>
    /// <param name="address">Where the engine listens.</param>
    /// <param name="program">The program.</param>
    /// <param name="changed">Variables that differ from what an engine sets; null for one that is not set.</param>
    internal static Task<int> RunAsync(string address, Action program, params (string Name, string? Value)[] changed)
        => RunAsync(address, () => Pulumi.Deployment.RunAsync(program), changed);

    /// <inheritdoc cref="RunAsync(string, Action, ValueTuple{string, string}[])"/>
    internal static Task<int> RunWithOutputsAsync(string address, Func<IDictionary<string, object?>> program)
        => RunAsync(address, () => Pulumi.Deployment.RunAsync(program), []);

    private static async Task<int> RunAsync(string address, Func<Task<int>> run, (string Name, string? Value)[] changed)
    {
        var variables = new Dictionary<string, string?>
        {
            ["PULUMI_MONITOR"] = address,
            ["PULUMI_ENGINE"] = address,
            ["PULUMI_PROJECT"] = "samples",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_ORGANIZATION"] = "organization",
            ["PULUMI_PWD"] = Environment.CurrentDirectory,
            ["PULUMI_ROOT_DIRECTORY"] = Environment.CurrentDirectory,
            ["PULUMI_DRY_RUN"] = "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
            ["PULUMI_TRACING"] = "",
        };
        foreach (var (name, value) in changed)
        {
            variables[name] = value;
        }

        var before = variables.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        try
        {
            foreach (var (name, value) in variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            return await run();
        }
        finally
        {
            foreach (var (name, value) in before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
