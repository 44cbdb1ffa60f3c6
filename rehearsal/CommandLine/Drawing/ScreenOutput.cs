using System.Text;
using Spectre.Console;

namespace Rehearsal.CommandLine.Drawing;

/// <summary>The output of a Spectre console that sends everything to the <see cref="Screen"/>.</summary>
internal sealed class ScreenOutput(Screen screen, ScreenStream stream) : IAnsiConsoleOutput
{
    public TextWriter Writer { get; } = new Sender(screen, stream);

    public bool IsTerminal => stream.IsTerminal;

    public int Width => stream.Width;

    public int Height => stream.Height;

    public void SetEncoding(Encoding encoding)
    {
        // The stream keeps the one it has.
    }

    private sealed class Sender(Screen screen, ScreenStream stream) : TextWriter
    {
        public override Encoding Encoding => stream.Writer.Encoding;

        public override void Write(char value) => screen.Write(stream, value.ToString());

        public override void Write(char[] buffer, int index, int count) => screen.Write(stream, new string(buffer, index, count));

        public override void Write(string? value) => screen.Write(stream, value ?? "");

        // A line is one message, so that text of other threads cannot split it.
        public override void WriteLine(string? value) => screen.Write(stream, value + NewLine);
    }
}
