using System.Globalization;
using System.Text;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Program;

/// <summary>The environment variables from which Pulumi's SDKs read where they run.</summary>
internal static class PulumiVariables
{
    /// <summary>The most bytes of one variable (MAX_ARG_STRLEN), including its name and the zero byte at its end.</summary>
    private const int LargestOnLinux = 131_072;

    /// <param name="folder">The program's working folder.</param>
    /// <exception cref="RehearsalException">The configuration is too large to be passed.</exception>
    internal static Dictionary<string, string?> For(ProgramEnvironment environment, string folder)
    {
        var variables = All(environment, folder);
        foreach (var (name, value) in OperatingSystem.IsLinux() ? variables : [])
        {
            var size = Encoding.UTF8.GetByteCount($"{name}={value}") + 1;
            if (size > LargestOnLinux)
                throw new RehearsalException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the program cannot be started: its environment variable {name} would be {size:N0} bytes large, and Linux allows {LargestOnLinux:N0}. "
                        + $"Make the stack's configuration smaller; Pulumi passes it in the same way"));
        }
        return variables;
    }

    private static Dictionary<string, string?> All(ProgramEnvironment environment, string folder)
        => new(environment.Variables.ToDictionary(variable => variable.Key, string? (variable) => variable.Value))
        {
            ["PULUMI_MONITOR"] = environment.Address,
            ["PULUMI_ENGINE"] = environment.Address,
            ["PULUMI_ORGANIZATION"] = ProgramEnvironment.Organization,
            ["PULUMI_PROJECT"] = environment.Project,
            ["PULUMI_STACK"] = environment.Stack,
            ["PULUMI_PWD"] = folder,
            ["PULUMI_ROOT_DIRECTORY"] = environment.RootFolder,
            ["PULUMI_DRY_RUN"] = Text(environment.DryRun),
            ["PULUMI_QUERY_MODE"] = Text(false),
            ["PULUMI_PARALLEL"] = environment.Parallelism.ToString(CultureInfo.InvariantCulture),
            ["PULUMI_TRACING"] = "",
            ["PULUMI_CONFIG"] = JsonSerializer.Serialize(environment.Configuration),
            ["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(environment.SecretKeys),
        };

    private static string Text(bool value) => value ? "true" : "false";
}
