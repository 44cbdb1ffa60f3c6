using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Rehearsal.Tests.Documents;

/// <summary>A Markdown file of the repository, read as GitHub reads it.</summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline GitHub =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    internal MarkdownFile(string path)
    {
        Path = path;
        Content = Markdown.Parse(RepositoryFiles.Read(path), GitHub);
    }

    /// <summary>The path in the repository.</summary>
    internal string Path { get; }

    internal MarkdownDocument Content { get; }

    /// <summary>All Markdown files of the repository.</summary>
    internal static IEnumerable<MarkdownFile> All => RepositoryFiles.EndingWith(".md").Select(path => new MarkdownFile(path));

    /// <summary>Where links and images lead, as it is written.</summary>
    internal IEnumerable<string> Links =>
    [
        .. Content.Descendants<LinkInline>().Select(link => link.Url ?? ""),
        .. Content.Descendants<AutolinkInline>().Where(link => !link.IsEmail).Select(link => link.Url),
    ];

    /// <summary>What can follow the <c>#</c> of a link to this file.</summary>
    internal IEnumerable<string> Anchors => Content.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>The commands in indented blocks and in blocks marked <c>sh</c>, one a line.</summary>
    internal IEnumerable<string> Commands => Content.Descendants<CodeBlock>()
        .Where(block => block is not FencedCodeBlock fenced || fenced.Info is "sh")
        .SelectMany(block => block.Lines.ToString().Replace("\\\n", "", StringComparison.Ordinal).Split('\n'));

    /// <summary>The texts of the code spans in a part of a document.</summary>
    internal static IEnumerable<string> CodeIn(MarkdownObject part)
    {
        MarkdownObject? contents = part is LeafBlock leaf ? leaf.Inline : part;
        return contents?.Descendants<CodeInline>().Select(code => code.Content) ?? [];
    }
}
