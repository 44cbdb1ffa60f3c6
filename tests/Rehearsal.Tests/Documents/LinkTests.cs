namespace Rehearsal.Tests.Documents;

/// <summary>Links in Markdown files lead somewhere. Nothing is asked of the network.</summary>
public sealed class LinkTests
{
    private static readonly Dictionary<string, MarkdownFile> Files = MarkdownFile.All.ToDictionary(file => file.Path);

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist()
    {
        var broken = Files.Values.SelectMany(file => file.Links.Where(link => !IsOfTheWeb(link)).Select(link => (file.Path, Problem: Problem(file, link))));

        Assert.Equal([], broken.Where(link => link.Problem is not null).Select(link => $"{link.Path}: {link.Problem}"));
    }

    [Fact]
    public void Links_to_the_web_are_well_formed_addresses()
    {
        var malformed = Files.Values.SelectMany(file => file.Links.Where(IsOfTheWeb).Where(link => !IsWellFormed(link)).Select(link => $"{file.Path}: {link}"));

        Assert.Equal([], malformed);
    }

    [Theory]
    [InlineData("README.md", "docs/nowhere.md", "docs/nowhere.md does not exist")]
    [InlineData("docs/renaming.md", "renaming.md#nothing", "docs/renaming.md has no heading nothing")]
    [InlineData("docs/renaming.md", "#nothing", "docs/renaming.md has no heading nothing")]
    [InlineData("docs/renaming.md", "../README.md#try-it", null)]
    public void A_link_is_read_from_the_folder_of_its_file(string path, string link, string? problem) => Assert.Equal(problem, Problem(Files[path], link));

    [Theory]
    [InlineData("https://learn.microsoft.com/azure", true)]
    [InlineData("https://", false)]
    [InlineData("https:/learn.microsoft.com", false)]
    [InlineData("https://learn microsoft.com", false)]
    public void An_address_needs_a_host_and_no_blanks(string address, bool isWellFormed) => Assert.Equal(isWellFormed, IsWellFormed(address));

    private static bool IsOfTheWeb(string link) => link.StartsWith("http", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool IsWellFormed(string address) => Uri.IsWellFormedUriString(address, UriKind.Absolute) && new Uri(address).Host.Contains('.', StringComparison.Ordinal);

    private static string? Problem(MarkdownFile file, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0 ? file.Path : Relative(file, path);
        return !RepositoryFiles.Has(target) ? $"{target} does not exist"
            : anchor.Length == 0 || (Files.TryGetValue(target, out var linked) && linked.Anchors.Contains(anchor)) ? null
            : $"{target} has no heading {anchor}";
    }

    private static string Relative(MarkdownFile file, string path)
        => Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(file.Path)!, path), "/")).Replace('\\', '/');
}
