using System.CommandLine;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Rehearsal.Adoption.Parts;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Documents;
using Rehearsal.Tests.Providers;

namespace Rehearsal.Tests.CommandLine.Verbs;

/// <summary><c>docs/commands.md</c> says of the command line what there is, and nothing else.</summary>
public sealed partial class CommandReferenceTests : IDisposable
{
    private readonly MarkdownFile _document = new("docs/commands.md");
    private readonly TestTerminal _terminal = new();
    private readonly RootCommand _root;

    public CommandReferenceTests() => _root = RehearsalCommand.Create(_terminal.Terminal, new CommonOptions());

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void Every_verb_has_a_section_with_its_arguments()
        => Assert.Equal(Verbs().Select(Usage).Order(StringComparer.Ordinal), Sections().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_section_lists_the_options_of_its_verb()
    {
        var sections = Sections();

        Assert.All(Verbs(), verb => Assert.Equal(
            [.. verb.Options.Where(option => !option.Recursive).Select(option => option.Name).Order(StringComparer.Ordinal)],
            ListedOptions(sections[Usage(verb)]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_section_names_the_other_names_of_its_verb()
    {
        var sections = Sections();

        Assert.All(Verbs(), verb => Assert.All(
            verb.Aliases, alias => Assert.Contains(alias, sections[Usage(verb)].SelectMany(MarkdownFile.CodeIn))));
    }

    [Fact]
    public void The_table_of_options_has_every_option_with_its_short_form_and_value()
    {
        var options = Verbs().SelectMany(verb => verb.Options).Concat(_root.Options).GroupBy(option => option.Name)
            .Select(same => $"{string.Join(' ', same.SelectMany(Names).Distinct().Order(StringComparer.Ordinal))} {same.Select(one => one.HelpName).First()}".Trim());

        var rows = _document.Content.Descendants<Table>().First().OfType<TableRow>()
            .Where(row => !row.IsHeader)
            .Select(row => MarkdownFile.CodeIn(row[0]).Select(code => code.Split(' ')).ToList())
            .Select(cell => (Names: cell.Select(words => words[0]), Values: cell.SelectMany(words => words[1..])))
            .Select(cell => $"{string.Join(' ', cell.Names.Order(StringComparer.Ordinal))} {string.Join(' ', cell.Values)}".Trim());

        Assert.Equal(options.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_option_is_named_that_does_not_exist()
    {
        var known = Verbs().SelectMany(verb => verb.Options).Concat(_root.Options).SelectMany(Names).ToHashSet();

        var named = MarkdownFile.CodeIn(_document.Content)
            .Where(code => !OtherCommands().IsMatch(code))
            .SelectMany(code => OptionNames().Matches(code))
            .Select(match => match.Value);

        Assert.Equal([], named.Where(name => !known.Contains(name)).Distinct());
    }

    /// <summary>What can be called: <c>state</c> alone, for one, cannot.</summary>
    private IEnumerable<Command> Verbs()
    {
        return Below(_root).Where(command => command.Action is not null);

        static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(inner => Below(inner).Prepend(inner));
    }

    /// <summary>For example <c>state unprotect [URN…]</c>.</summary>
    private static string Usage(Command verb)
    {
        var path = verb.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Append(verb).Select(command => command.Name);
        return string.Join(' ', [.. path, .. verb.Arguments.Select(Placeholder)]);

        static string Placeholder(Argument argument)
        {
            var name = (argument.HelpName ?? argument.Name) + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");
            return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
        }
    }

    private static IEnumerable<string> Names(Option option) => option.Aliases.Append(option.Name).Where(name => name.StartsWith('-'));

    /// <summary>The blocks below each heading that is nothing but code, by that code.</summary>
    private Dictionary<string, List<Block>> Sections()
    {
        var sections = new Dictionary<string, List<Block>>();
        List<Block>? current = null;
        foreach (var block in _document.Content)
        {
            if (block is HeadingBlock heading)
                current = heading.Inline is { FirstChild: CodeInline { NextSibling: null } code } ? sections[code.Content] = [] : null;
            else
                current?.Add(block);
        }
        return sections;
    }

    private static IEnumerable<string> ListedOptions(List<Block> section) => section.OfType<ParagraphBlock>()
        .Where(paragraph => paragraph.Inline?.FirstChild is LiteralInline { Content: var text } && text.ToString().StartsWith("Options:", StringComparison.Ordinal))
        .SelectMany(MarkdownFile.CodeIn);

    [GeneratedRegex(@"^(pulumi|dotnet|az) ")]
    private static partial Regex OtherCommands();

    [GeneratedRegex(@"(?<![\w-])--?[a-z][a-z-]*")]
    private static partial Regex OptionNames();
}
