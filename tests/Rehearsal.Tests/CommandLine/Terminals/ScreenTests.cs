using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Rehearsal.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Drawing;
using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.Tests.CommandLine.Terminals;

/// <summary>What reaches a terminal, in the order and the form in which it does.</summary>
public sealed class ScreenTests
{
    private readonly FakeOutput _output = new(), _error = new();

    [Fact]
    public void All_that_was_sent_is_written_by_the_end_each_line_whole_and_in_its_senders_order()
    {
        const int senders = 8, lines = 500;
        using (var screen = Start())
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new ScreenOutput(screen, screen.Output) });
            Parallel.For(0, senders, sender =>
            {
                for (var line = 0; line < lines; line++)
                {
                    console.WriteLine($"{sender} {line}");
                    screen.Draw(() => [new LiveLine("a picture that is longer than any line", $"{line} s")]);
                }
            });
            screen.Draw(() => []);
        }

        var written = WithoutSequences(_output.Text)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("a picture", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(senders * lines, written.Count);
        Assert.All(written.GroupBy(line => line[0]), sender => Assert.Equal(Enumerable.Range(0, lines).Select(line => $"{sender.Key} {line}"), sender));
    }

    [Fact]
    public void Nobody_waits_for_a_terminal_that_takes_nothing()
    {
        var screen = Start();
        _output.Hold();
        for (var line = 0; line < 1000; line++)
        {
            screen.Write(screen.Output, $"{line}\n");
            screen.Write(screen.Error, $"error {line}\n");
            screen.Draw(() => [new LiveLine("running", "1 s")]);
        }
        _output.Release();
        screen.Dispose();

        Assert.EndsWith("999\n", WithoutSequences(_output.Text).Replace("running 1 s\n", "", StringComparison.Ordinal));
        Assert.EndsWith("error 999\n", _error.Text);
    }

    [Fact]
    public void What_is_drawn_is_cleared_to_the_end_of_the_terminal_before_anything_is_written()
    {
        using (var screen = Start())
        {
            screen.Write(screen.Output, "first\n");
            screen.Draw(() => [new LiveLine("one", "1 s"), new LiveLine("two", "2 s")]);
            _output.Await("two 2 s\n");
            screen.Write(screen.Error, "second\n");
        }

        Assert.Contains("first\none 1 s\ntwo 2 s\n\r\e[2A\e[J", _output.Text);
        Assert.Equal("second\n", _error.Text);
        Assert.EndsWith("\r\e[2A\e[J", _output.Text);
    }

    [Fact]
    public void Line_that_is_not_at_its_end_has_nothing_drawn_into_it()
    {
        using (var screen = Start())
        {
            screen.Draw(() => [new LiveLine("running", "1 s")]);
            _output.Await("running");
            screen.Write(screen.Output, "half of ");
            screen.Write(screen.Output, "a line\n");
        }

        Assert.Contains("half of a line\n", _output.Text);
    }

    [Fact]
    public void Failure_to_write_is_told_and_does_not_keep_the_other_stream_from_being_written()
    {
        _output.Break(new IOException("no space"));
        var screen = Start();
        screen.Write(screen.Output, "lost\n");
        screen.Write(screen.Error, "kept\n");
        screen.Dispose();

        Assert.Equal("no space", screen.Failure?.Message);
        Assert.Equal("kept\n", _error.Text);
    }

    [Theory]
    [InlineData(30, "+  registry creating… 12.3 s\n")]
    [InlineData(29, "+  registry creating… 12.3 s\n")]
    [InlineData(28, "+  registry creatin… 12.3 s\n")]
    [InlineData(20, "+  registry… 12.3 s\n")]
    [InlineData(8, " 12.3 s\n")]
    public void Line_that_is_too_long_is_cut_before_its_time(int columns, string drawn)
    {
        _output.Width = columns;

        Assert.Equal(drawn, new LiveRegion(Stream(_output)).Draw([new LiveLine("+  registry creating…", "12.3 s")]));
    }

    [Fact]
    public void Terminal_that_has_become_narrower_has_more_rows_to_clear()
    {
        _output.Width = 41;
        var region = new LiveRegion(Stream(_output));
        region.Draw([new LiveLine(new string('a', 35), "1 s"), new LiveLine("b", "2 s")]);
        _output.Width = 20;

        Assert.Equal("\r\e[3A\e[J", region.Erase());
        Assert.False(region.IsDrawn);
        Assert.Equal("", region.Erase());
    }

    [Fact]
    public void Lines_for_which_there_is_no_room_are_counted()
    {
        _output.Height = 5;
        var drawn = new LiveRegion(Stream(_output)).Draw([.. Enumerable.Range(0, 10).Select(number => new LiveLine($"step {number}", "1 s"))]);

        Assert.Equal("step 0 1 s\nstep 1 1 s\nand 8 more\n", drawn);
    }

    [LinuxFact]
    public async Task Output_that_cannot_be_written_is_an_error()
    {
        var rehearsal = Repository.Built("rehearsal", "rehearsal.dll");
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet '{rehearsal}' --help > /dev/full"]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCodes.Failure, process.ExitCode);
        Assert.StartsWith("error: not all could be written: No space left on device", error);
    }

    [Fact]
    public void Warning_that_the_plan_has_shown_is_not_shown_with_the_update_again()
    {
        var (shown, seen) = (new HashSet<EngineEvent.Diagnostic>(), new List<EngineEvent>());
        var warning = new EngineEvent.Diagnostic(DiagnosticSeverity.Warning, "old", null);
        var error = warning with { Severity = DiagnosticSeverity.Error };
        var ofAnother = warning with { Urn = "urn:pulumi:dev::project::type::name" };

        Show(warning, error, warning);
        Assert.Equal([warning, error, warning], seen);
        seen.Clear();
        Show(warning, ofAnother, error, warning);
        Assert.Equal([ofAnother, error], seen);

        void Show(params EngineEvent[] events)
        {
            using var display = new NewWarnings(new Recorder(seen), shown);
            Array.ForEach(events, display.Show);
        }
    }

    private Screen Start() => new(Stream(_output), Stream(_error));

    private static ScreenStream Stream(FakeOutput output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output, ColorSystem = ColorSystemSupport.NoColors, Ansi = AnsiSupport.No });
        return new ScreenStream(output, console.Profile.Capabilities);
    }

    /// <summary>Without what moves and clears.</summary>
    private static string WithoutSequences(string text) => Regex.Replace(text, "\r\e\\[\\d+A\e\\[J", "");

    private sealed class Recorder(List<EngineEvent> seen) : IRunDisplay
    {
        public void Show(EngineEvent happened) => seen.Add(happened);

        public void Dispose()
        {
        }
    }

    /// <summary>A terminal that keeps what it gets, and can be made to take nothing for a while.</summary>
    private sealed class FakeOutput : IAnsiConsoleOutput
    {
        private readonly Keeper _keeper = new();

        public TextWriter Writer => _keeper;

        public bool IsTerminal => true;

        public int Width { get; set; } = 80;

        public int Height { get; set; } = 24;

        internal string Text => _keeper.Text;

        public void SetEncoding(Encoding encoding)
        {
        }

        internal void Hold() => _keeper.Open.Reset();

        internal void Release() => _keeper.Open.Set();

        internal void Break(Exception error) => _keeper.Error = error;

        internal void Await(string text) => _keeper.Await(text);

        private sealed class Keeper : TextWriter
        {
            private readonly StringBuilder _kept = new();

            public override Encoding Encoding => Encoding.UTF8;

            internal ManualResetEventSlim Open { get; } = new(initialState: true);

            internal Exception? Error { get; set; }

            internal string Text
            {
                get
                {
                    lock (_kept)
                    {
                        return _kept.ToString();
                    }
                }
            }

            public override void Write(char value) => Write(value.ToString());

            public override void Write(string? value)
            {
                Open.Wait();
                if (Error is { } error)
                    throw error;
                lock (_kept)
                {
                    _kept.Append(value);
                    Monitor.PulseAll(_kept);
                }
            }

            internal void Await(string text)
            {
                lock (_kept)
                {
                    while (!_kept.ToString().Contains(text, StringComparison.Ordinal))
                    {
                        Monitor.Wait(_kept);
                    }
                }
            }
        }
    }
}
