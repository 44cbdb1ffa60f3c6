using System.CommandLine;
using System.Text.RegularExpressions;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Rehearsal.Tests.CommandLine.Verbs;

public sealed partial class CommandTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public CommandTests() => File.WriteAllText(Path.Combine(_project.Folder, "Pulumi.yaml"), "name: project\nruntime: dotnet\n");

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Theory]
    [InlineData("", "preview", "up", "refresh", "destroy", "import", "adopt", "outputs", "stack", "state", "cancel", "serve")]
    [InlineData(
        "preview", "--stack", "--cwd", "--config-file", "--parallel", "--expect-no-changes", "--sarif", "--fail-on", "--refresh",
        "--target", "--target-dependents", "--exclude", "--exclude-dependents", "--replace", "--target-replace",
        "--diff", "--json", "--markdown")]
    [InlineData(
        "up", "--stack", "--cwd", "--config-file", "--parallel", "--expect-no-changes", "--sarif", "--fail-on", "--refresh",
        "--target", "--target-dependents", "--exclude", "--exclude-dependents", "--replace", "--target-replace",
        "--diff", "--json", "--skip-preview", "--yes", "--role-delay")]
    [InlineData(
        "refresh", "--stack", "--cwd", "--config-file", "--parallel", "--expect-no-changes",
        "--target", "--target-dependents", "--exclude", "--exclude-dependents",
        "--diff", "--json", "--preview-only", "--skip-preview", "--yes")]
    [InlineData(
        "destroy", "--stack", "--cwd", "--config-file", "--parallel", "--refresh",
        "--target", "--target-dependents", "--exclude", "--exclude-dependents", "--exclude-protected",
        "--diff", "--json", "--preview-only", "--skip-preview", "--run-program", "--program-timeout", "--yes")]
    [InlineData("stack", "output", "--stack", "--cwd", "--config-file", "--show-ids", "--show-urns", "--show-name", "--show-secrets")]
    [InlineData(
        "import",
        "TYPE",
        "NAME",
        "ID",
        "--stack",
        "--cwd",
        "--config-file",
        "--parallel",
        "--protect",
        "--parent",
        "--out",
        "--json",
        "--yes",
        "overwritten")]
    [InlineData("adopt", "REGISTRY", "--resource-group", "--from", "--out", "--force", "--cwd")]
    [InlineData("state", "rm", "delete", "unprotect", "rename")]
    [InlineData("cancel", "STACK", "--stack", "--cwd", "--config-file", "--yes")]
    [InlineData("outputs", "NAME", "--stack", "--cwd", "--config-file", "--show-secrets", "--json")]
    [InlineData("serve", "--cwd", "--role-delay", "--port", "--certificate")]
    public async Task Help_names_verbs_and_options(string verb, params string[] named)
    {
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync(verb.Length == 0 ? ["--help"] : [verb, "--help"]));
        Assert.All(named, name => Assert.Contains(name, _terminal.Output));
        Assert.Equal("", _terminal.Error);
    }

    [Fact]
    public void What_an_options_help_names_is_an_option_of_the_same_verb()
    {
        var root = RehearsalCommand.Create(_terminal.Terminal, new CommonOptions());
        var everywhere = root.Options.Where(option => option.Recursive).SelectMany(Names).ToHashSet();

        foreach (var verb in Verbs(root))
        {
            Symbol[] described = [verb, .. verb.Options, .. verb.Arguments];
            var texts = described.Select(symbol => symbol.Description ?? "");
            Assert.All(texts.SelectMany(text => OptionNames().Matches(OtherCommands().Replace(text, ""))), match =>
            {
                var of = Verbs(root).FirstOrDefault(other => other.Name == match.Groups["verb"].Value) ?? verb;
                var name = match.Groups["option"].Value;
                Assert.True(
                    everywhere.Contains(name) || of.Options.SelectMany(Names).Contains(name),
                    $"the help of '{verb.Name}' names {name}, which '{of.Name}' does not have");
            });
        }

        static IEnumerable<string> Names(Option option) => option.Aliases.Append(option.Name);

        static IEnumerable<Command> Verbs(Command command) => command.Subcommands.SelectMany(Verbs).Append(command);
    }

    [Theory]
    [InlineData("destory", "destroy", "--help shows all verbs and options.")]
    [InlineData("preview --dif", "--diff", "preview --help shows all options of the verb.")]
    public async Task Mistyped_word_is_named_with_the_nearest_one_and_without_the_whole_help(string mistyped, string nearest, string hint)
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync(mistyped.Split(' ')));

        var said = _terminal.Output + _terminal.Error;
        Assert.Contains(mistyped.Split(' ')[^1], said, StringComparison.Ordinal);
        Assert.Contains(nearest, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage:", said, StringComparison.Ordinal);
        Assert.EndsWith(hint, _terminal.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stak")]
    [InlineData("--parallel", "many")]
    [InlineData("--parallel", "0")]
    [InlineData("--fail-on", "never")]
    [InlineData("--color", "red")]
    public async Task Wrong_options_are_refused_by_name(string option, params string[] values)
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync(["preview", option, .. values]));
        Assert.Contains(option, _terminal.Error);
    }

    [Fact]
    public async Task Help_warns_of_replacements_on_request()
    {
        await _terminal.RunAsync("up", "--help");

        Assert.Contains(
            "the deletion would destroy the new one with the old one",
            string.Join(' ', _terminal.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Protected_resources_are_excluded_from_all_or_targets_are_named_but_not_both()
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("destroy", "--exclude-protected", "--target", "**"));
        Assert.Contains("Give --exclude-protected or --target, not both", _terminal.Error);
    }

    [Theory]
    [InlineData("pre", "preview")]
    [InlineData("update", "up")]
    [InlineData("down", "destroy")]
    [InlineData("dn", "destroy")]
    public async Task Verbs_have_the_short_names_of_pulumi(string name, string verb)
    {
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync(name, "--help"));
        Assert.Contains($" {verb} ", _terminal.Output);
    }

    [Fact]
    public async Task Folder_may_be_named_before_the_verb_as_well()
    {
        await DeployAsync();

        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("-C", _project.Folder, "--non-interactive", "outputs", "server"));
        Assert.Equal("contoso.example\n", _terminal.Output);
    }

    [Theory]
    [InlineData("always", "\u001b[1m")]
    [InlineData("never", "project/dev")]
    public async Task Colors_are_used_when_asked_for(string when, string beginning)
    {
        AddStack("dev");
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        await RehearsalCommand.RunAsync(["stack", "--color", when, "--cwd", _project.Folder], new Terminal(console, console, IsInteractive: false));

        Assert.StartsWith(beginning, writer.ToString());
    }

    [Theory]
    [InlineData("up", "--yes", "--continue-on-error", "-m", "a message")]
    [InlineData("refresh", "-y", "-f", "-m", "a message")]
    [InlineData("destroy", "-y", "--continue-on-error", "-m", "a message")]
    [InlineData("preview", "-m", "a message")]
    public async Task Options_of_pulumi_without_a_meaning_here_are_taken(string verb, params string[] options)
    {
        AddStack("dev");

        await _terminal.RunAsync([verb, .. options, "--stack", "prod", "--cwd", _project.Folder]);
        Assert.StartsWith("error: there is no stack 'prod'", _terminal.Error);
    }

    [Fact]
    public async Task Role_delay_below_zero_is_refused()
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("up", "--role-delay", "-1"));
        Assert.Contains("--role-delay must be at least 0.", _terminal.Error);
    }

    [Fact]
    public async Task Unknown_verb_is_refused()
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("preveiw"));
        Assert.Contains("preveiw", _terminal.Error);
    }

    [Fact]
    public async Task Folder_that_does_not_exist_is_refused()
        => await RefusesAsync("the folder '/no/such/folder' does not exist; name the folder of Pulumi.yaml with --cwd", "up", "--cwd", "/no/such/folder");

    [Fact]
    public async Task Folder_without_a_project_is_refused()
    {
        File.Delete(Path.Combine(_project.Folder, "Pulumi.yaml"));

        await RefusesAsync(
            $"there is no Pulumi.yaml in '{_project.Folder}'; go to the project's folder or name it with --cwd",
            "up", "--stack", "dev", "--cwd", _project.Folder);
    }

    [Fact]
    public async Task Configuration_file_that_does_not_exist_is_refused()
        => await RefusesAsync(
            "there is no file '/no/such/file.yaml'; name the stack's configuration with --config-file",
            "up", "--cwd", _project.Folder, "--config-file", "/no/such/file.yaml");

    [Fact]
    public async Task Stack_is_named_like_its_configuration_file()
    {
        AddStack("dev");
        AddStack("prod");
        var file = Path.Combine(_project.Folder, "example.yaml");
        File.Copy(Path.Combine(_project.Folder, "Pulumi.dev.yaml"), file);

        await RefusesAsync(
            "the stack 'example' has not been deployed; run 'up --stack example' first", "outputs", "--cwd", _project.Folder, "--config-file", file);
    }

    [Fact]
    public async Task Several_stacks_ask_for_a_name()
    {
        AddStack("dev");
        AddStack("prod");

        await RefusesAsync($"there are several stacks in {_project.Folder}: dev, prod; name one with --stack", "preview", "--cwd", _project.Folder);
    }

    [Fact]
    public async Task Unknown_stack_is_refused_with_the_nearest_one()
    {
        AddStack("dev");

        await RefusesAsync(
            $"there is no stack 'dve' in {_project.Folder}; there are: dev. Did you mean 'dev'? A new stack starts with a file Pulumi.dve.yaml",
            "destroy",
            "--stack",
            "dve",
            "--cwd",
            _project.Folder);
    }

    [Fact]
    public async Task Outputs_of_a_stack_that_was_not_deployed_are_refused()
    {
        AddStack("dev");

        await RefusesAsync("the stack 'dev' has not been deployed; run 'up --stack dev' first", "outputs", "--cwd", _project.Folder);
    }

    [Fact]
    public async Task Outputs_are_shown_with_secrets_hidden()
    {
        await DeployAsync();

        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("outputs", "--cwd", _project.Folder));
        Assert.Equal("server: contoso.example\ntoken: [secret]\nzones: [\"1\",\"2\"]\n", _terminal.Output);
    }

    [Fact]
    public async Task Outputs_are_shown_with_secrets_when_asked_for()
    {
        await DeployAsync();
        await _terminal.RunAsync("outputs", "--show-secrets", "--stack", "dev", "--cwd", _project.Folder);

        Assert.Equal("server: contoso.example\ntoken: hush\nzones: [\"1\",\"2\"]\n", _terminal.Output);
    }

    [Theory]
    [InlineData(false, "[secret]")]
    [InlineData(true, "hush")]
    public async Task Outputs_can_be_had_as_json(bool showSecrets, string token)
    {
        await DeployAsync();
        await _terminal.RunAsync(["outputs", "--json", "--cwd", _project.Folder, .. showSecrets ? ["--show-secrets"] : Array.Empty<string>()]);

        Assert.Equal($$"""
            {
              "server": "contoso.example",
              "token": "{{token}}",
              "zones": [
                "1",
                "2"
              ]
            }

            """, _terminal.Output);
    }

    [Theory]
    [InlineData("server", false, "contoso.example")]
    [InlineData("server", true, "\"contoso.example\"")]
    [InlineData("token", false, "[secret]")]
    [InlineData("token", true, "\"[secret]\"")]
    [InlineData("zones", false, "[\"1\",\"2\"]")]
    public async Task One_output_can_be_had_alone(string name, bool asJson, string shown)
    {
        await DeployAsync();

        Assert.Equal(
            ExitCodes.Success, await _terminal.RunAsync(["stack", "output", name, "--cwd", _project.Folder, .. asJson ? ["--json"] : Array.Empty<string>()]));
        Assert.Equal($"{shown}\n", _terminal.Output);
    }

    [Fact]
    public async Task Stack_output_takes_the_stack_before_and_after_it()
    {
        await DeployAsync();
        await _terminal.RunAsync("stack", "-s", "dev", "output", "server", "-C", _project.Folder);
        await _terminal.RunAsync("stack", "output", "server", "-s", "dev", "-C", _project.Folder);

        Assert.Equal("contoso.example\ncontoso.example\n", _terminal.Output);
    }

    [Fact]
    public async Task Output_that_is_not_there_is_refused_with_those_that_are()
    {
        await DeployAsync();

        await RefusesAsync("the stack 'dev' has no output 'servr'; it has server, token, zones", "outputs", "servr", "--cwd", _project.Folder);
    }

    [Fact]
    public async Task Bug_ends_with_its_exit_code_and_asks_to_be_reported()
    {
        await DeployAsync();
        using var broken = new BrokenWriter();
        var output = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(broken) });
        using var error = new TestConsole().Width(400);

        var code = await RehearsalCommand.RunAsync(["outputs", "--cwd", _project.Folder], new Terminal(output, error, IsInteractive: false));

        Assert.Equal(ExitCodes.Bug, code);
        Assert.StartsWith("This is a bug in the rehearsal, not in your program. Please report it with what follows:", error.Output);
        Assert.Contains("the writer is broken", error.Output);
    }

    [Fact]
    [Trait(Categories.Name, Categories.Programs)]
    public async Task Program_that_does_not_compile_shows_the_compilers_errors_and_no_stack_trace()
    {
        AddStack("dev");
        File.WriteAllText(Path.Combine(_project.Folder, "Broken.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        File.WriteAllText(Path.Combine(_project.Folder, "Program.cs"), "return nothing;\n");

        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("up", "--cwd", _project.Folder));
        Assert.Contains($"error: the program in '{_project.Folder}' does not compile:", _terminal.Output);
        Assert.Contains("Program.cs(1,8): error CS0103", _terminal.Output);
        Assert.DoesNotContain("   at ", _terminal.Output + _terminal.Error);
        Assert.False(Directory.Exists(_project.StateFolder));
    }

    [UnixFact]
    public async Task Program_that_declares_nothing_ends_in_failure()
    {
        AddStack("dev");
        File.WriteAllText(
            Path.Combine(_project.Folder, "Pulumi.yaml"), "name: project\nruntime:\n  name: dotnet\n  options:\n    binary: program\n");
        ShellProgram.Write(_project.Folder, "echo hello");

        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("up", "--cwd", _project.Folder));
        Assert.Contains("program: hello", _terminal.Output);
        Assert.Contains("error: the program ended without declaring its stack", _terminal.Output);
    }

    private void AddStack(string name) => File.WriteAllText(Path.Combine(_project.Folder, $"Pulumi.{name}.yaml"), "config: {}\n");

    private async Task DeployAsync()
    {
        AddStack("dev");
        await _project.DeployAsync(program => program.OutputsAsync(
            program.StackUrn, Inputs.Of(("server", "contoso.example"), ("token", Inputs.Secret("hush")), ("zones", Inputs.List("1", "2")))));
    }

    private async Task RefusesAsync(string message, params IReadOnlyList<string> arguments)
    {
        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync(arguments));
        Assert.Equal($"error: {message}\n", _terminal.Error);
        Assert.Equal("", _terminal.Output);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("the writer is broken");
    }

    /// <summary>A command of another program in quotes, whose options are its own.</summary>
    [GeneratedRegex("'(dotnet|az) [^']*'")]
    private static partial Regex OtherCommands();

    /// <summary>An option, and the word before it, which may be the verb that has it.</summary>
    [GeneratedRegex("((?<verb>[a-z]+) )?(?<![-a-z])(?<option>--[a-z][a-z-]*)")]
    private static partial Regex OptionNames();
}
