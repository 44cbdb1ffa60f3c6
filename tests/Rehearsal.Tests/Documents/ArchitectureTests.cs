using System.Text.RegularExpressions;

namespace Rehearsal.Tests.Documents;

/// <summary>The architecture document names files and folders that exist.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void Every_path_in_the_architecture_document_exists()
    {
        var document = new MarkdownFile("docs/architecture.md");
        var paths = MarkdownFile.CodeIn(document.Content).Where(IsPath).Distinct().ToList();

        Assert.NotEmpty(paths);
        Assert.Equal([], paths.Where(path => !RepositoryFiles.Has(path)));
    }

    [Theory]
    [InlineData("infra/Program.cs", true)]
    [InlineData("infra/", true)]
    [InlineData("Directory.Build.props", true)]
    [InlineData("pulumi up", false)]
    [InlineData("PolicyTest.EvaluateAsync", false)]
    [InlineData("geo-registry:policies", false)]
    public void A_path_has_a_slash_or_the_ending_of_a_file(string code, bool isPath) => Assert.Equal(isPath, IsPath(code));

    private static bool IsPath(string code) => Paths().IsMatch(code);

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)*(/|(?<=/[\w.-]+)|(?<=\.(cs|md|json|txt|props|targets|yaml|csv|sln|csproj|mjs)))$")]
    private static partial Regex Paths();
}
