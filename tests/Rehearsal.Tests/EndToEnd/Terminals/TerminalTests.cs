using System.Text.RegularExpressions;
using Grpc.Core;
using PulumiProtocol;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Files;
using Rehearsal.Tests.CommandLine;
using Rehearsal.Tests.EndToEnd.Processes;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.EndToEnd.Terminals;

/// <summary>The built rehearsal on a terminal. A run that hangs is ended by the test host's limit for hanging tests.</summary>
[Trait("Category", "Terminal")]
public sealed partial class TerminalTests
{
    private const string GroupType = "azure-native:resources:ResourceGroup";
    private const string Long = "group-whose-name-alone-takes-most-of-a-line-of-eighty-columns";

    [TmuxTheory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public async Task Update_leaves_whole_lines_and_warns_once(int columns)
    {
        using var run = await TerminalRun.StartAsync(columns, 24, ["up"]);
        await run.PlayAsync(DeclareAsync);
        await run.PlayAsync(DeclareAsync);

        Assert.Equal(ExitCodes.Success, await run.Terminal.EndsAsync());
        Snapshot.Matches($"terminal-{columns}", Timeless(await run.Terminal.ScreenAsync()));
    }

    [TmuxFact]
    public async Task Terminal_may_become_narrower_and_wider_during_a_run()
    {
        using var run = await TerminalRun.StartAsync(80, 24, ["up", "--skip-preview"]);
        await WhileGroupIsCreatedAsync(run, Long, async () =>
        {
            await run.Terminal.ShowsAsync(screen => CutLine().Match(screen).Length > 40);
            await run.Terminal.ResizeAsync(40, 12);
            await run.Terminal.ShowsAsync(screen => CutLine().Match(screen).Length is > 0 and < 40);
            await run.Terminal.ResizeAsync(200, 50);
            await run.Terminal.ShowsAsync($"\n+  {Long} (ResourceGroup) creating… ");
        });
        run.EndProgram();

        Assert.Equal(ExitCodes.Success, await run.Terminal.EndsAsync());
        Snapshot.Matches("terminal-resized", Timeless(await run.Terminal.ScreenAsync()));
    }

    [TmuxFact]
    public async Task What_is_waited_for_is_shown_with_how_long_for_as_long_as_it_is_so()
    {
        using var run = await TerminalRun.StartAsync(80, 24, ["up", "--skip-preview"]);
        await run.PlayAsync(async program =>
        {
            var group = await GroupAsync(program, "group");
            await StatusAsync(program, group.Urn, "its roles take effect in up to 120 s");
            await run.Terminal.ShowsAsync(screen => WaitLine().IsMatch(screen));
            await StatusAsync(program, group.Urn, "");
            await run.Terminal.ShowsAsync("\nwaiting for the program… ");
        });

        Assert.Equal(ExitCodes.Success, await run.Terminal.EndsAsync());
        Assert.DoesNotContain("roles", await run.Terminal.ScreenAsync());
    }

    [TmuxFact]
    public async Task Notice_after_ctrl_c_is_whole_above_what_still_runs()
    {
        using var run = await TerminalRun.StartAsync(80, 24, ["up", "--skip-preview"]);
        await WhileGroupIsCreatedAsync(run, "group", async () =>
        {
            await run.Terminal.ShowsAsync("+  group (ResourceGroup) creating… ");
            await run.Terminal.PressAsync("C-c");
            await run.Terminal.ShowsAsync(screen => RunningBelowNotice().IsMatch(screen));
        });

        Assert.Equal(ExitCodes.Cancelled, await run.Terminal.EndsAsync());
        Snapshot.Matches("terminal-interrupted", Timeless(await run.Terminal.ScreenAsync()));
    }

    [TmuxFact]
    public async Task Ctrl_c_twice_stops_with_both_notices_whole()
    {
        using var run = await TerminalRun.StartAsync(80, 24, ["up", "--skip-preview"]);
        await WhileGroupIsCreatedAsync(run, "group", async () =>
        {
            await run.Terminal.ShowsAsync("+  group (ResourceGroup) creating… ");
            await run.Terminal.PressAsync("C-c");
            await run.Terminal.ShowsAsync("Interrupted: ");
            await run.Terminal.PressAsync("C-c");
            Assert.Equal(ExitCodes.Cancelled, await run.Terminal.EndsAsync());
        });

        Snapshot.Matches("terminal-stopped", Timeless(await run.Terminal.ScreenAsync()));
    }

    [TmuxFact]
    public async Task Terminal_that_can_only_write_gets_lines_and_no_control_sequences()
    {
        using var run = await TerminalRun.StartAsync(80, 24, ["up"], ["TERM=dumb"]);
        await run.PlayAsync(DeclareAsync);
        await run.PlayAsync(DeclareAsync);

        Assert.Equal(ExitCodes.Success, await run.Terminal.EndsAsync());
        Assert.DoesNotContain('\e', run.Terminal.Raw);
        Snapshot.Matches("terminal-dumb", Timeless(await run.Terminal.ScreenAsync()));
    }

    [TmuxFact]
    public async Task No_color_takes_the_colors_and_leaves_the_clocks()
    {
        using var run = await TerminalRun.StartAsync(80, 24, ["up", "--skip-preview"], ["NO_COLOR=1"]);
        await WhileGroupIsCreatedAsync(run, "group", () => run.Terminal.ShowsAsync("+  group (ResourceGroup) creating… "));
        run.EndProgram();

        Assert.Equal(ExitCodes.Success, await run.Terminal.EndsAsync());
        Assert.DoesNotMatch(Color(), run.Terminal.Raw);
        Assert.DoesNotContain("creating", await run.Terminal.ScreenAsync());
    }

    [TmuxFact]
    public async Task Twenty_runs_in_a_row_end_with_every_line_whole()
    {
        const int runs = 20;
        using var run = await TerminalRun.StartAsync(80, 24, ["up", "--skip-preview"], repeat: runs);
        // All but the first make a plan that is not shown.
        foreach (var number in Enumerable.Range(0, runs).SelectMany(number => Enumerable.Repeat(number, number is 0 ? 1 : 2)))
        {
            await run.PlayAsync(program => Task.WhenAll(Names(number).Select(async name =>
            {
                await program.LogAsync(LogSeverity.Info, $"declares {name}");
                await GroupAsync(program, name);
                await program.LogAsync(LogSeverity.Warning, $"has declared {name}");
            })));
        }

        Assert.Equal(ExitCodes.Success, await run.Terminal.EndsAsync());
        var lines = Timeless(await run.Terminal.ScreenAsync()).Split('\n');
        var made = Enumerable.Range(0, runs).SelectMany(Names).SelectMany(name => new[]
        {
            $"declares {name}", $"+  {name} (ResourceGroup) created (N s)", $"warning: has declared {name}",
        });
        var deleted = Enumerable.Range(0, runs - 1).SelectMany(Names).Select(name => $"-  {name} (ResourceGroup) deleted (N s)");
        Assert.Equal(made.Concat(deleted).Order(), lines.Where(line => line.Contains("group-", StringComparison.Ordinal)).Order());

        static IEnumerable<string> Names(int number) => Enumerable.Range(0, 8).Select(index => $"group-{number}-{new string('x', 5 * index)}");
    }

    private static async Task DeclareAsync(ProgramClient program)
    {
        await program.LogAsync(LogSeverity.Warning, "The settings are of an old kind.");
        await GroupAsync(program, Long);
        await program.LogAsync(LogSeverity.Info, "Half of it is declared.");
        var group = await GroupAsync(program, "group");
        await program.OutputsAsync(program.StackUrn, Inputs.Of(("first", Long), ("second", "group"), ("urn", group.Urn)));
    }

    private static Task<Declared> GroupAsync(ProgramClient program, string name)
        => program.RegisterAsync(GroupType, name, Inputs.Of(("resourceGroupName", name), ("location", "westeurope")));

    private static async Task StatusAsync(ProgramClient program, string urn, string message)
        => await program.Engine.LogAsync(new LogRequest { Severity = LogSeverity.Info, Urn = urn, Message = message, Ephemeral = true });

    /// <summary>Lets a run get to where a resource is being created, which does not end before the simulated Azure answers again.</summary>
    private static async Task WhileGroupIsCreatedAsync(TerminalRun run, string name, Func<Task> meanwhile)
    {
        using var program = await run.ConnectAsync();
        // Another process holds the lock and does not release it.
        using var turn = ExclusiveFile.Open(Path.Combine(run.Folder, ".rehearsal", "azure", "azure.lock"));
        var declaring = RunningRehearsal.DeclareAsync(program, client => GroupAsync(client, name));
        await meanwhile();
        turn.Dispose();
        try
        {
            await declaring;
        }
        catch (RpcException)
        {
            // The engine has gone, or has begun nothing for the program any more.
        }
    }

    private static string Timeless(string screen) => Seconds().Replace(screen, "N s");

    [GeneratedRegex(@"\d+\.\d s")]
    private static partial Regex Seconds();

    /// <summary>The last line, cut, with its time.</summary>
    [GeneratedRegex(@"(?<=\n)\+  group-whose-name-.*… \d+\.\d s$")]
    private static partial Regex CutLine();

    [GeneratedRegex(@"\ngroup \(ResourceGroup\): its roles take effect in up to 120 s \d+\.\d s$")]
    private static partial Regex WaitLine();

    [GeneratedRegex(@"\nInterrupted: no new steps, waiting for running ones\. Ctrl-C again aborts\.\n"
        + @"\+  group \(ResourceGroup\) creating… \d+\.\d s$")]
    private static partial Regex RunningBelowNotice();

    /// <summary>Sets a colour of the text or of what is behind it.</summary>
    [GeneratedRegex(@"\e\[(\d+;)*(3|4|9|10)\d[;m]")]
    private static partial Regex Color();
}
