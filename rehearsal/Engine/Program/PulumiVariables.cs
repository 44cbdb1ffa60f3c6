using System.Globalization;
using System.Text.Json;

namespace Rehearsal.Engine.Program;

/// <summary>The environment variables by which Pulumi's SDKs are told what they run in.</summary>
internal static class PulumiVariables
{
    /// <param name="folder">The program's working folder.</param>
    internal static Dictionary<string, string?> For(ProgramEnvironment environment, string folder) => new(environment.Variables.ToDictionary(variable => variable.Key, string? (variable) => variable.Value))
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
