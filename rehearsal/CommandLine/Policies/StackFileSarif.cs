using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.CommandLine.Policies;

/// <summary>
/// Writes an error in a stack's file, which keeps the program from starting and writing its own findings, in SARIF 2.1.0
/// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
/// </summary>
internal static class StackFileSarif
{
    private const string Rule = "stack-file";

    /// <summary>The project's version (<c>Directory.Build.props</c>), as <c>rehearsal --version</c> shows it.</summary>
    private static readonly string Version = typeof(StackFileSarif).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="place">Where it is.</param>
    /// <param name="folder">The folder that the path in the report is relative to.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    internal static string Write(FilePlace place, string folder, string message) => new JsonObject
    {
        ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "rehearsal",
                    ["version"] = Version,
                    ["semanticVersion"] = Version,
                    ["rules"] = new JsonArray(
                        new JsonObject { ["id"] = Rule, ["shortDescription"] = new JsonObject { ["text"] = "The files of a stack can be read." } }),
                },
            },
            ["results"] = new JsonArray(new JsonObject
            {
                ["ruleId"] = Rule,
                ["level"] = "error",
                ["message"] = new JsonObject { ["text"] = message },
                ["locations"] = new JsonArray(new JsonObject
                {
                    ["physicalLocation"] = new JsonObject
                    {
                        ["artifactLocation"] = new JsonObject { ["uri"] = Path.GetRelativePath(folder, place.Path).Replace('\\', '/') },
                        ["region"] = new JsonObject { ["startLine"] = place.Line, ["startColumn"] = place.Column },
                    },
                }),
            }),
            ["columnKind"] = "utf16CodeUnits",
        }),
    }.ToJsonString(Indented);
}
