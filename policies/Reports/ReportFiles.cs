using GeoRegistry.Configuration;
using GeoRegistry.Policies.Evaluation;
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

    private const string Sarif = ".sarif";

    /// <summary>Writes the report as it is now, over what an earlier one has left.</summary>
    /// <exception cref="RunException">A file cannot be written, or its ending is none of those known.</exception>
    internal static void Write(PolicyReport report, Declaration declaration)
    {
        foreach (var path in Paths())
        {
            Write(path, declaration.RootDirectory, Path.GetExtension(path).ToLowerInvariant() switch
            {
                Sarif => SarifReport.Write(report, declaration.File),
                ".json" => JsonReport.Write(report, declaration.Stack.Name),
                ".md" => MarkdownReport.Write(report, declaration.Stack.Name),
                _ => throw new RunException($"{Variable}: \"{path}\"\n  rule: must end in .sarif, .json or .md, which tells the format"),
            });
        }
    }

    /// <summary>
    /// Writes a configuration's mistakes, for which the rules are not looked at, to those files that take them: SARIF. Pulumi shows them besides.
    /// </summary>
    /// <exception cref="RunException">A file cannot be written.</exception>
    internal static void Write(IReadOnlyCollection<ConfigurationError> mistakes, StackContext stack)
    {
        foreach (var path in Paths().Where(path => Path.GetExtension(path).Equals(Sarif, StringComparison.OrdinalIgnoreCase)))
            Write(path, stack.RootDirectory, SarifReport.Write(mistakes, stack.File));
    }

    private static string[] Paths()
        => (Environment.GetEnvironmentVariable(Variable) ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Write(string path, string folder, string text)
    {
        try
        {
            Replace(Path.GetFullPath(path, folder), text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{Variable}: \"{path}\"\n  rule: must be a file that can be written: {error.Message}");
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
