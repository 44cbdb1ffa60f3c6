using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Rehearsal.CommandLine;

namespace Rehearsal.Tests.Documents;

/// <summary>The changelog in the form of https://keepachangelog.com, beside the version in <c>Directory.Build.props</c>.</summary>
public sealed partial class ChangelogTests
{
    private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

    private static readonly List<HeadingBlock> Headings = [.. new MarkdownFile("CHANGELOG.md").Content.Descendants<HeadingBlock>()];

    [Fact]
    public void The_newest_release_is_the_version_of_the_project()
    {
        var version = typeof(RehearsalCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.Equal(version, Releases().First().Version);
    }

    [Fact]
    public void Releases_have_a_version_and_a_day_and_begin_with_the_newest()
    {
        var releases = Releases().ToList();

        Assert.Equal(releases.OrderByDescending(release => Version.Parse(release.Version)), releases);
        Assert.All(releases, release => DateOnly.ParseExact(release.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Entries_are_of_the_known_kinds()
        => Assert.All(Headings.Where(heading => heading.Level == 3), heading => Assert.Contains(Text(heading), Kinds));

    [Fact]
    public void What_is_not_released_comes_first() => Assert.Equal("Unreleased", Text(Headings.First(heading => heading.Level == 2)));

    private static IEnumerable<(string Version, string Day)> Releases() => Headings
        .Where(heading => heading.Level == 2)
        .Skip(1)
        .Select(heading => Release().Match(Text(heading)))
        .Select(match => (match.Groups["version"].Value, match.Groups["day"].Value));

    private static string Text(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    [GeneratedRegex(@"^(?<version>\d+\.\d+\.\d+) - (?<day>\d{4}-\d{2}-\d{2})$")]
    private static partial Regex Release();
}
