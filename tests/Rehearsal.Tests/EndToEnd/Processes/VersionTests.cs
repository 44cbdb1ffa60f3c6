using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Findings;
using Rehearsal.Engine;
using Rehearsal.Tests.CommandLine;

namespace Rehearsal.Tests.EndToEnd.Processes;

public sealed partial class VersionTests
{
    [Fact]
    public void Version_is_shown_without_a_commit()
    {
        using var process = Process.Start(RehearsalProcess.Command("--version"))!;
        var shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(ExitCodes.Success, process.ExitCode);
        Assert.Matches(Release(), shown.Trim());
        Assert.Equal(shown.Trim(), VersionInSarif());
    }

    private static string VersionInSarif()
    {
        var driver = JsonNode.Parse(FileSarif.Write(new FilePlace("Pulumi.dev.yaml", 1, 1), ".", "is no YAML"))!["runs"]![0]!["tool"]!["driver"]!;
        Assert.Equal((string?)driver["semanticVersion"], (string?)driver["version"]);
        return (string)driver["version"]!;
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Release();
}
