using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Tests.CommandLine.Terminals;

namespace Rehearsal.Tests.CommandLine.Policies;

/// <summary>A stack's file that is no YAML still gives the reports that were asked for.</summary>
public sealed class UnreadableStackFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unreadable-").FullName;
    private readonly TestTerminal _terminal = new();

    public UnreadableStackFileTests()
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), "name: geo-registry\nruntime: dotnet\n");
        File.WriteAllText(StackPath, "config:\n\ta: 1\n");
    }

    public void Dispose()
    {
        _terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Markdown_says_why_there_is_no_plan()
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("preview", "-s", "dev", "-C", _folder, "--markdown"));

        Assert.Equal($"""
            ## Preview of `dev`

            **Error**

            ```
            {StackPath}(2,1): this line is indented with a tab; YAML takes spaces only
            ```

            **There is no plan.**

            """.ReplaceLineEndings("\n"), _terminal.Output.TrimEnd() + "\n");
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("up")]
    public async Task Sarif_has_the_place(string verb)
    {
        var sarif = Path.Combine(_folder, "findings.sarif");

        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync(verb, "-s", "dev", "-C", _folder, "--sarif", sarif));

        var result = Assert.Single(JsonNode.Parse(File.ReadAllText(sarif))!["runs"]![0]!["results"]!.AsArray())!;
        var place = result["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("error", (string)result["level"]!);
        Assert.Equal("Pulumi.dev.yaml", (string)place["artifactLocation"]!["uri"]!);
        Assert.Equal((2, 1), ((int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!));
    }

    private string StackPath => Path.Combine(_folder, "Pulumi.dev.yaml");
}
