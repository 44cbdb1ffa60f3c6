using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rehearsal.CommandLine.Drawing;

/// <summary>
/// The lines at the bottom of a terminal that are drawn over again. Spectre's own live display moves back to its first line without
/// clearing any, so that what is written there ends with the rest of what it was; this one clears all that it has drawn.
/// </summary>
internal sealed class LiveRegion
{
    private const string Ellipsis = "…";

    private readonly ScreenStream _terminal;
    private readonly StringWriter _rendered = new();
    private readonly IAnsiConsole _renderer;
    private IReadOnlyList<int> _widths = [];

    internal LiveRegion(ScreenStream terminal)
    {
        _terminal = terminal;
        _renderer = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_rendered) });
    }

    internal bool IsDrawn => _widths.Count > 0;

    /// <summary>
    /// The control sequence that clears the drawn lines; it leaves the cursor where the first one began. A terminal that has become narrower has broken
    /// lines that no longer fit into several rows.
    /// </summary>
    internal string Erase()
    {
        if (!IsDrawn)
            return "";
        var columns = Math.Max(1, _terminal.Width);
        var rows = _widths.Sum(width => Math.Max(1, (width + columns - 1) / columns));
        _widths = [];
        return $"\r\e[{rows}A\e[J";
    }

    /// <summary>The text that draws lines; it leaves the cursor below them. A line takes one row, and as many are drawn as there is room for.</summary>
    internal string Draw(IReadOnlyList<LiveLine> lines)
    {
        // What is drawn must not scroll out of the terminal, where it could not be cleared any more.
        var room = Math.Max(1, _terminal.Height - 2);
        var shown = lines.Count <= room ? lines : [.. lines.Take(room - 1), new LiveLine($"[grey]and {lines.Count - room + 1} more[/]", "")];
        // A character in the last column would move the cursor to the next row.
        var columns = Math.Max(1, _terminal.Width - 1);
        var drawn = shown.Select(line => Fit(line, columns)).ToList();
        _widths = [.. drawn.Select(Segment.CellCount)];
        return string.Concat(drawn.Select(line => $"{Render(line)}\n"));
    }

    private List<Segment> Fit(LiveLine line, int columns)
    {
        var time = Segments(line.Time.Length > 0 ? $" [grey]{Markup.Escape(line.Time)}[/]" : "");
        var room = columns - Segment.CellCount(time);
        var text = Segments(line.Text);
        if (Segment.CellCount(text) > room)
            text = room > 1 ? [.. Cut(text, room - 1), new Segment(Ellipsis)] : [];
        return [.. Cut([.. text, .. time], columns)];
    }

    private static IEnumerable<Segment> Cut(IEnumerable<Segment> segments, int columns)
    {
        foreach (var segment in segments)
        {
            if (Segment.Truncate(segment, columns) is { } part)
                yield return part;
            columns -= segment.CellCount();
            if (columns <= 0)
                yield break;
        }
    }

    private List<Segment> Segments(string markup)
    {
        IRenderable line = new Markup(markup.ReplaceLineEndings(" "));
        var options = RenderOptions.Create(_renderer, _renderer.Profile.Capabilities);
        return [.. line.Render(options, int.MaxValue).Where(segment => !segment.IsLineBreak)];
    }

    private string Render(List<Segment> line)
    {
        (_renderer.Profile.Capabilities.Ansi, _renderer.Profile.Capabilities.ColorSystem) = (_terminal.Capabilities.Ansi, _terminal.Capabilities.ColorSystem);
        _renderer.Profile.Width = int.MaxValue;
        _rendered.GetStringBuilder().Clear();
        _renderer.Write(new OneLine(line));
        return _rendered.ToString();
    }

    private sealed class OneLine(List<Segment> segments) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => segments;
    }
}
