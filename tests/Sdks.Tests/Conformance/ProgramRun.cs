using System.Diagnostics;

namespace Sdks.Tests.Conformance;

/// <summary>One run of a program in a process of its own.</summary>
internal sealed record ProgramRun(int ExitCode, string StandardError)
{
    /// <summary>Starts an assembly under the engine at an address (host and port) and waits until it ends.</summary>
    public static async Task<ProgramRun> StartAsync(string path, string[] arguments, string address, bool preview)
    {
        var folder = Path.GetDirectoryName(path)!;
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["PULUMI_MONITOR"] = address,
                ["PULUMI_ENGINE"] = address,
                ["PULUMI_PROJECT"] = "conformance",
                ["PULUMI_STACK"] = "dev",
                ["PULUMI_ORGANIZATION"] = "organization",
                ["PULUMI_PWD"] = folder,
                ["PULUMI_ROOT_DIRECTORY"] = folder,
                ["PULUMI_DRY_RUN"] = preview ? "true" : "false",
                ["PULUMI_QUERY_MODE"] = "false",
                ["PULUMI_PARALLEL"] = "16",
                ["PULUMI_TRACING"] = "",
                ["PULUMI_CONFIG"] = """
                    {
                      "conformance:text": "hello",
                      "conformance:count": "42",
                      "conformance:on": "true",
                      "conformance:half": "0.5",
                      "conformance:box": "{\"Name\":\"crate\",\"Sizes\":[1,2],\"Flags\":{\"a\":true}}",
                      "conformance:password": "hunter2",
                      "elsewhere:region": "westeurope"
                    }
                    """,
                ["PULUMI_CONFIG_SECRET_KEYS"] = """["conformance:password"]""",
            },
        };
        var (exitCode, _, errors) = await Programs.RunAsync(start);
        return new ProgramRun(exitCode, errors);
    }
}
