using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.CommandLine.Running;
using Rehearsal.Tests.CommandLine;

namespace Rehearsal.Tests.EndToEnd.Processes;

public sealed partial class VersionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("version-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Version_is_shown_without_a_commit() => Assert.Matches(Release(), Run("--version"));

    [Fact]
    public void Sarif_about_a_stack_file_that_cannot_be_read_has_the_version()
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), "name: geo-registry\nruntime: dotnet\n");
        File.WriteAllText(Path.Combine(_folder, "Pulumi.dev.yaml"), "config:\n\ta: 1\n");
        var sarif = Path.Combine(_folder, "findings.sarif");

        Run("preview", "--stack", "dev", "--cwd", _folder, "--sarif", sarif);

        var driver = JsonNode.Parse(File.ReadAllText(sarif))!["runs"]![0]!["tool"]!["driver"]!;
        var version = Run("--version");
        Assert.Equal(version, (string)driver["version"]!);
        Assert.Equal(version, (string)driver["semanticVersion"]!);
    }

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(RehearsalProcess.Command(arguments))!;
        var shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return shown.Trim();
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Release();
}
