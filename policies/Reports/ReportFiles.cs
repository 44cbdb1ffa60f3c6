using GeoRegistry.Configuration;
using GeoRegistry.Policies.Evaluation;
using Pulumi;

namespace GeoRegistry.Policies.Reports;

/// <summary>
/// Writes reports to the files that the environment variable <c>GEO_REGISTRY_FINDINGS</c> names, so that whatever runs the program gets them, such as a
/// pipeline with Pulumi's own command line. The file name's extension gives the format: <c>.sarif</c>, <c>.json</c> or <c>.md</c>. Several files are
/// separated as in <c>PATH</c>.
/// </summary>
internal static class ReportFiles
{
    internal const string Variable = "GEO_REGISTRY_FINDINGS";

    private const string Sarif = ".sarif";

    /// <summary>Writes a report, and replaces those of earlier evaluations.</summary>
    /// <exception cref="RunException">A file cannot be written, or its extension is unknown.</exception>
    internal static void Write(PolicyReport report, StackContext stack)
    {
        foreach (var path in Paths())
        {
            Write(path, stack.RootDirectory, Path.GetExtension(path).ToLowerInvariant() switch
            {
                Sarif => SarifReport.Write(report, stack.File),
                ".json" => JsonReport.Write(report, stack.StackName),
                ".md" => MarkdownReport.Write(report, stack.StackName),
                _ => throw new RunException($"{Variable}: \"{path}\"\n  rule: must end in .sarif, .json or .md, which gives the format"),
            });
        }
    }

    /// <summary>Writes the errors in a configuration, which keep the rules from being evaluated, to the SARIF files. Pulumi shows them as well.</summary>
    /// <exception cref="RunException">A file cannot be written.</exception>
    internal static void Write(IReadOnlyCollection<ConfigurationError> errors, StackContext stack)
    {
        foreach (var path in Paths().Where(path => Path.GetExtension(path).Equals(Sarif, StringComparison.OrdinalIgnoreCase)))
            Write(path, stack.RootDirectory, SarifReport.Write(errors, stack.File));
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

    /// <summary>Replaces a file at once, so that a reader never finds half of the text.</summary>
    private static void Replace(string path, string text)
    {
        var written = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(written, text);
        File.Move(written, path, overwrite: true);
    }
}
