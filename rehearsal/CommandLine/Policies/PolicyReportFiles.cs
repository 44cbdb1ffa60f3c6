using System.Collections.Immutable;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.CommandLine.Policies;

/// <summary>
/// The files in which a program reports the findings of its policies. An environment variable names them; a program without policies writes
/// none, and then there are no findings.
/// </summary>
internal sealed class PolicyReportFiles : IDisposable
{
    private const string Variable = "GEO_REGISTRY_FINDINGS";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly string _folder = Directory.CreateTempSubdirectory("findings-").FullName;

    private string JsonPath => Path.Combine(_folder, "findings.json");

    private string MarkdownPath => Path.Combine(_folder, "findings.md");

    private string SarifPath => Path.Combine(_folder, "findings.sarif");

    /// <summary>The environment variable for the program.</summary>
    internal ImmutableDictionary<string, string> Variables
        => ImmutableDictionary<string, string>.Empty.Add(Variable, string.Join(Path.PathSeparator, JsonPath, MarkdownPath, SarifPath));

    /// <summary>The findings in JSON; null where the program has written none.</summary>
    internal string? Json => Read(JsonPath);

    /// <summary>The findings in Markdown; null where the program has written none.</summary>
    internal string? Markdown => Read(MarkdownPath);

    /// <summary>The findings as they are now; null where the program has written none.</summary>
    internal PolicyReport? Report => Parse(Json);

    /// <param name="json">See <see cref="Json"/>.</param>
    internal static PolicyReport? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<PolicyReport>(json, Web);

    /// <summary>Forgets what an earlier run of the program wrote.</summary>
    internal void Clear()
    {
        File.Delete(JsonPath);
        File.Delete(MarkdownPath);
        File.Delete(SarifPath);
    }

    /// <summary>Keeps the findings in SARIF.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="isRequired">Whether findings are required: a program that failed may not have written any.</param>
    /// <exception cref="RehearsalException">The program has written none, or the file cannot be written.</exception>
    internal void KeepSarif(FileInfo file, bool isRequired)
    {
        if (!File.Exists(SarifPath) && !isRequired)
            return;
        if (!File.Exists(SarifPath))
            throw new RehearsalException($"the program has no policies, so there is nothing to write to '{file}'; leave --sarif out");
        Write(file, File.ReadAllText(SarifPath));
    }

    /// <summary>Writes findings to a file.</summary>
    /// <exception cref="RehearsalException">The file cannot be written.</exception>
    internal static void Write(FileInfo file, string text)
    {
        try
        {
            File.WriteAllText(file.FullName, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the findings cannot be written to '{file}': {error.Message}", error);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
