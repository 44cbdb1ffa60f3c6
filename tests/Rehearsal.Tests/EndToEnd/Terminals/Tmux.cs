using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Rehearsal.Tests.EndToEnd.Terminals;

/// <summary>A terminal with one command in it: a tmux with a server of its own, which ends with the test.</summary>
internal sealed class Tmux : IDisposable
{
    private const string Begin = "begin", Ended = "ended";

    private readonly string _folder = Directory.CreateTempSubdirectory("tmux-").FullName;
    private readonly Channel<bool> _news = Channel.CreateUnbounded<bool>();
    private readonly StringBuilder _raw = new();
    private readonly Task _reading;

    private Tmux()
    {
        using var make = Process.Start("mkfifo", [Pipe]);
        make.WaitForExit();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>All that the command has written so far, with the terminal's control sequences.</summary>
    internal string Raw
    {
        get
        {
            lock (_raw)
            {
                return _raw.ToString();
            }
        }
    }

    private string Pipe => Path.Combine(_folder, "output");

    private string ExitCode => Path.Combine(_folder, "code");

    /// <summary>Opens a terminal and starts a command in it.</summary>
    /// <param name="columns">Width of the terminal.</param>
    /// <param name="rows">Height of the terminal.</param>
    /// <param name="variables">Variables for the command; those of CI, which would make it believe that nobody is looking, it does not have.</param>
    /// <param name="command">The command with its arguments; none may contain a single quote.</param>
    internal static async Task<Tmux> StartAsync(int columns, int rows, IEnumerable<string> variables, params IEnumerable<string> command)
    {
        var tmux = new Tmux();
        // The shell gets Ctrl-C as well, and has to outlive it.
        var quoted = string.Join(' ', command.Select(part => $"'{part}'"));
        var environment = string.Join(' ', variables);
        var script = $"trap : INT; tmux wait-for {Begin}; env --default-signal=INT,TERM -u CI -u NO_COLOR TERM=xterm-256color {environment} {quoted}; ";
        await tmux.DoAsync(
            "-f", "/dev/null", "-u", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}",
            $"{script}echo $? > '{tmux.ExitCode}'; tmux wait-for -S {Ended}; exec tail -f /dev/null",
            ";", "set-option", "-g", "history-limit", "10000",
            ";", "pipe-pane", $"exec cat > '{tmux.Pipe}'");
        await tmux.DoAsync("wait-for", "-S", Begin);
        return tmux;
    }

    /// <summary>What a person sees, and has seen above it: line by line, without spaces and empty lines at the ends.</summary>
    internal async Task<string> ScreenAsync()
        => string.Join('\n', (await DoAsync("capture-pane", "-p", "-S", "-")).Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>Waits until something is to be seen.</summary>
    /// <returns>The screen.</returns>
    internal async Task<string> ShowsAsync(Func<string, bool> isShown)
    {
        while (true)
        {
            // What is written from here on is news, also when it is on the screen that is looked at.
            while (_news.Reader.TryRead(out _))
            {
            }
            var screen = await ScreenAsync();
            if (isShown(screen))
                return screen;
            if (!await _news.Reader.WaitToReadAsync())
                throw new InvalidOperationException($"what was waited for never came, but:\n{screen}");
        }
    }

    /// <inheritdoc cref="ShowsAsync(Func{string, bool})"/>
    internal Task<string> ShowsAsync(string text) => ShowsAsync(screen => screen.Contains(text, StringComparison.Ordinal));

    /// <summary>Presses keys, as tmux calls them, for example <c>C-c</c>.</summary>
    internal Task PressAsync(string keys) => DoAsync("send-keys", keys);

    internal Task ResizeAsync(int columns, int rows) => DoAsync("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Waits for the command's end.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> EndsAsync()
    {
        await DoAsync("wait-for", Ended);
        return int.Parse(await File.ReadAllTextAsync(ExitCode));
    }

    public void Dispose()
    {
        DoAsync("kill-server").Wait();
        _reading.Wait();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ReadAsync()
    {
        using var reader = new StreamReader(new FileStream(Pipe, FileMode.Open, FileAccess.Read));
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_raw)
            {
                _raw.Append(buffer, 0, count);
            }
            _news.Writer.TryWrite(true);
        }
        _news.Writer.Complete();
    }

    private async Task<string> DoAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-S", Path.Combine(_folder, "socket"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("TMUX");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {await error}");
    }
}
