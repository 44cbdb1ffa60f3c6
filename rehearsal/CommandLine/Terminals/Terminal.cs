using Rehearsal.CommandLine.Drawing;
using Spectre.Console;

namespace Rehearsal.CommandLine.Terminals;

/// <summary>Where the command line writes: results to <see cref="Out"/>, errors to <see cref="Error"/>.</summary>
/// <param name="IsInteractive">True on a terminal whose lines can be redrawn.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, bool IsInteractive)
{
    /// <summary>Standard input.</summary>
    internal TextReader In { get; init; } = Console.In;

    /// <summary>See <see cref="Interruption.Cancel"/>.</summary>
    internal CancellationToken Cancel { get; init; }

    /// <summary>See <see cref="Interruption.Abort"/>.</summary>
    internal CancellationToken Abort { get; init; }

    /// <summary>Draws the live lines, if the terminal is interactive; see <see cref="Screen.Draw"/>.</summary>
    internal Action<LivePicture> Draw { get; init; } = _ => { };

    /// <summary>Lines in a file or a pipe are never wrapped.</summary>
    private const int Unwrapped = 100_000;

    /// <summary>The terminal of this process. The caller must dispose the screen, which flushes it.</summary>
    internal static (Terminal Terminal, Screen Screen) Standard()
    {
        var output = ForWriter(Console.Out, Console.IsOutputRedirected);
        var error = ForWriter(Console.Error, Console.IsErrorRedirected);
        var isInteractive = !Console.IsOutputRedirected && output.Profile.Capabilities.Ansi && Environment.GetEnvironmentVariable("CI") is null;
        var screen = new Screen(StreamOf(output), StreamOf(error));
        output.Profile.Out = new ScreenOutput(screen, screen.Output);
        error.Profile.Out = new ScreenOutput(screen, screen.Error);
        return (new Terminal(output, error, isInteractive) { Draw = screen.Draw }, screen);
    }

    /// <param name="when"><c>always</c> or <c>never</c>; otherwise it stays as it is.</param>
    internal void UseColors(string? when)
    {
        if (when is not ("always" or "never"))
            return;
        foreach (var capabilities in new[] { Out.Profile.Capabilities, Error.Profile.Capabilities })
        {
            capabilities.Ansi = when is "always";
            capabilities.ColorSystem = when is "always" ? ColorSystem.Standard : ColorSystem.NoColors;
        }
    }

    private static ScreenStream StreamOf(IAnsiConsole console) => new(console.Profile.Out, console.Profile.Capabilities);

    private static IAnsiConsole ForWriter(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = Unwrapped;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }
        return console;
    }
}
