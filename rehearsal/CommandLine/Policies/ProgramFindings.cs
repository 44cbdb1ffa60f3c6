using System.Collections.Immutable;
using System.Text.Json;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.CommandLine.Policies;

/// <summary>
/// The way in which a program tells what its own policies find: it is given names of files in an environment variable, and writes them.
/// A program that knows nothing of it writes none, and then there are no findings.
/// </summary>
internal sealed class ProgramFindings : IDisposable
{
    private const string Variable = "GEO_REGISTRY_FINDINGS";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly string _folder = Directory.CreateTempSubdirectory("findings-").FullName;

    private string JsonPath => Path.Combine(_folder, "findings.json");

    private string MarkdownPath => Path.Combine(_folder, "findings.md");

    private string SarifPath => Path.Combine(_folder, "findings.sarif");

    /// <summary>What the program has to be told.</summary>
    internal ImmutableDictionary<string, string> Variables
        => ImmutableDictionary<string, string>.Empty.Add(Variable, string.Join(Path.PathSeparator, JsonPath, MarkdownPath, SarifPath));

    /// <summary>The findings in JSON; null where the program has written none.</summary>
    internal string? Json => Read(JsonPath);

    /// <summary>The findings in Markdown; null where the program has written none.</summary>
    internal string? Markdown => Read(MarkdownPath);

    /// <summary>The findings as they are now; null where the program has written none.</summary>
    internal FindingsReport? Report => Parse(Json);

    /// <param name="json">See <see cref="Json"/>.</param>
    internal static FindingsReport? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<FindingsReport>(json, Web);

    /// <summary>Forgets what an earlier run of the program wrote.</summary>
    internal void Clear()
    {
        File.Delete(JsonPath);
        File.Delete(MarkdownPath);
        File.Delete(SarifPath);
    }

    /// <summary>Keeps the findings in SARIF.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="isRequired">Whether there have to be any: a program that failed may not have come to them.</param>
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
