using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>Where the command line writes: results to <see cref="Out"/>, mistakes and bugs to <see cref="Error"/>.</summary>
/// <param name="IsInteractive">True on a terminal, where running steps can be drawn over again.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, bool IsInteractive)
{
    /// <summary>See <see cref="Interruption.Cancel"/>.</summary>
    internal CancellationToken Cancel { get; init; }

    /// <summary>See <see cref="Interruption.Abort"/>.</summary>
    internal CancellationToken Abort { get; init; }

    /// <summary>Lines that go into a file or a pipe are never wrapped.</summary>
    private const int Unwrapped = 100_000;

    internal static Terminal Standard()
    {
        var isInteractive = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null;
        return new Terminal(ForWriter(Console.Out, Console.IsOutputRedirected), ForWriter(Console.Error, Console.IsErrorRedirected), isInteractive);
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
