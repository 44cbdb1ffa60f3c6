using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.Tests.CommandLine;
using Rehearsal.Tests.CommandLine.Terminals;

namespace Rehearsal.Tests.Documents;

/// <summary>The commands that documents show are commands that the rehearsal takes. They are parsed, not run.</summary>
public sealed partial class ShownCommandTests
{
    [Fact]
    public void Every_command_of_a_document_is_one_that_the_rehearsal_takes()
    {
        var commands = MarkdownFile.All.SelectMany(file => file.Commands.SelectMany(Arguments).Select(arguments => (file.Path, Arguments: arguments))).ToList();

        Assert.NotEmpty(commands);
        Assert.Equal([], commands.SelectMany(command => Problems(command.Arguments).Select(problem => $"{command.Path}: {command.Arguments}: {problem}")));
    }

    [Fact]
    public void The_first_command_of_the_readme_is_indented_by_four_spaces_and_runs_the_rehearsal()
    {
        var first = RepositoryFiles.Read("README.md").Split('\n').First(line => line.StartsWith("    dotnet run ", StringComparison.Ordinal));

        Assert.Equal("up --stack dev", Assert.Single(Arguments(first)));
    }

    [Theory]
    [InlineData("dotnet run -v minimal --project rehearsal -- up --stack dev", "up --stack dev")]
    [InlineData("pulumi stack export | dotnet run --project rehearsal --no-build -- stack import -s dev   # a comment", "stack import -s dev")]
    [InlineData("rehearsal preview --json > plan.json", "preview --json")]
    [InlineData("PULUMI_CONFIG_PASSPHRASE=secret rehearsal up && rehearsal outputs", "up", "outputs")]
    [InlineData("pulumi up --stack prod")]
    [InlineData("dotnet build rehearsal --no-restore")]
    public void Arguments_end_where_the_shell_ends_a_command(string line, params string[] arguments) => Assert.Equal(arguments, Arguments(line));

    [Theory]
    [InlineData("up --stack dev")]
    [InlineData("up --stak dev", "--stak")]
    [InlineData("upp", "upp")]
    public void Words_that_the_rehearsal_does_not_take_are_problems(string arguments, params string[] named)
    {
        var problems = Problems(arguments).ToList();

        Assert.Equal(named.Length == 0, problems.Count == 0);
        Assert.All(named, name => Assert.Contains(problems, problem => problem.Contains(name, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Arguments(string line) => OfTheRehearsal().Matches(line).Select(match => match.Groups["arguments"].Value.Trim());

    private static IEnumerable<string> Problems(string arguments)
    {
        using var terminal = new TestTerminal();
        return RehearsalCommand.Create(terminal.Terminal, new CommonOptions())
            .Parse(CommandLineParser.SplitCommandLine(arguments).ToList())
            .Errors.Select(error => error.Message).ToList();
    }

    [GeneratedRegex(@"(?:^|[|;&])\s*(?:\w+=\S*\s+)*(?:dotnet run\b[^|;&]*--project rehearsal\b[^|;&]* --|rehearsal)\s+(?<arguments>[^|;&#>]*)")]
    private static partial Regex OfTheRehearsal();
}
