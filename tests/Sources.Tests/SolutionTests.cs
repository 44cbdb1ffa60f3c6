namespace Sources.Tests;

public class SolutionTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.File("Infra.sln"));

    [Fact]
    public void Every_project_but_the_benchmarks_is_in_the_solution()
    {
        var projects = SourceFiles.WithExtension(".csproj").Append("tests/Conformance/programs/Conformance.Programs.csproj");
        var listed = Lines.Where(line => line.Contains(".csproj\"", StringComparison.Ordinal)).Select(line => line.Split('"')[5].Replace('\\', '/'));

        Assert.Equal(
            projects.Where(path => !path.StartsWith("bench/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    /// <summary>After <c>dotnet sln add</c>, which adds others: <c>sed -i -E '/\|x(64|86)/d' Infra.sln</c>.</summary>
    [Fact]
    public void The_solution_has_one_platform()
        => Assert.DoesNotContain(Lines, line => line.Contains("|x64", StringComparison.Ordinal) || line.Contains("|x86", StringComparison.Ordinal));
}
