using System.Text.RegularExpressions;

namespace Sources.Tests;

public partial class LineTests
{
    private const int Longest = 160;

    /// <summary>Where lines are not broken yet.</summary>
    private static readonly string[] Unbroken = ["infra/", "tests/Infra.Tests/", "tests/Rehearsal.Tests/"];

    [Fact]
    public void No_line_is_longer_than_160_columns() => Assert.Empty(Lines(".cs", ".mjs", ".js", ".csproj", ".props", ".targets", ".sh")
        .Where(line => line.Text.Length > Longest && !Unbroken.Any(folder => line.Place.StartsWith(folder, StringComparison.Ordinal)))
        .Select(line => $"{line.Place}: {line.Text.Length} columns"));

    [Fact]
    public void Null_is_looked_for_with_is() => Assert.Empty(Lines(".cs")
        .Where(line => NullComparison().IsMatch(line.Text))
        .Select(line => $"{line.Place}: {line.Text.Trim()}"));

    [GeneratedRegex("[!=]= null\\b")]
    private static partial Regex NullComparison();

    private static IEnumerable<(string Place, string Text)> Lines(params string[] extensions)
        => SourceFiles.WithExtension(extensions)
            .SelectMany(path => File.ReadLines(Repository.File(path)).Select((text, index) => ($"{path}:{index + 1}", text)));
}
