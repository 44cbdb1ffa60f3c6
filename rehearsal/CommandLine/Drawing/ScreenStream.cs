using Spectre.Console;

namespace Rehearsal.CommandLine.Drawing;

/// <summary>Standard output or standard error. Only the <see cref="Screen"/> writes to it.</summary>
internal sealed class ScreenStream
{
    private readonly IAnsiConsoleOutput _output;

    /// <param name="output">Where it writes to.</param>
    /// <param name="capabilities">What the terminal can do, if it is one.</param>
    internal ScreenStream(IAnsiConsoleOutput output, IReadOnlyCapabilities capabilities) => (_output, Capabilities) = (output, capabilities);

    internal IReadOnlyCapabilities Capabilities { get; }

    internal TextWriter Writer => _output.Writer;

    internal bool IsTerminal => _output.IsTerminal;

    /// <summary>In columns.</summary>
    internal int Width => _output.Width;

    /// <summary>In rows.</summary>
    internal int Height => _output.Height;
}
