using GeoRegistry.Policies.Running;
using Pulumi;

namespace GeoRegistry.Policies.Reports;

/// <summary>
/// Writes reports to the files that the environment variable <c>GEO_REGISTRY_FINDINGS</c> names, so that whoever runs the program, be it
/// a pipeline with Pulumi's own command line, gets them. The ending tells the format: <c>.sarif</c>, <c>.json</c> or <c>.md</c>. Several
/// files are separated as in <c>PATH</c>.
/// </summary>
internal static class ReportFiles
{
    internal const string Variable = "GEO_REGISTRY_FINDINGS";

    /// <summary>Writes the report as it is now, over what an earlier one has left.</summary>
    /// <exception cref="RunException">A file cannot be written, or its ending is none of those known.</exception>
    internal static void Write(PolicyReport report, Declaration declaration)
    {
        var paths = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var path in paths)
        {
            var text = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".sarif" => SarifReport.Write(report, new StackFile(declaration.RootDirectory, declaration.Stack.Name)),
                ".json" => JsonReport.Write(report, declaration.Stack.Name),
                ".md" => MarkdownReport.Write(report, declaration.Stack.Name),
                _ => throw new RunException($"{Variable}: \"{path}\"\n  rule: must end in .sarif, .json or .md, which tells the format"),
            };
            try
            {
                Replace(Path.GetFullPath(path, declaration.RootDirectory), text);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new RunException($"{Variable}: \"{path}\"\n  rule: must be a file that can be written: {error.Message}");
            }
        }
    }

    /// <summary>Whoever reads the file meanwhile finds all of the old text or all of the new.</summary>
    private static void Replace(string path, string text)
    {
        var written = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(written, text);
        File.Move(written, path, overwrite: true);
    }
}
