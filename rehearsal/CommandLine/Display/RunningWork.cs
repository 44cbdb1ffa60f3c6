using System.Collections.Immutable;
using System.Diagnostics;
using Rehearsal.CommandLine.Drawing;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>The running work, at the bottom of a terminal, with how long each piece has been running.</summary>
/// <param name="terminal">Where to. On one that is not interactive nothing is drawn.</param>
internal sealed class RunningWork(Terminal terminal)
{
    /// <summary>The rest is counted, not listed.</summary>
    private const int MostLines = 12;

    private ImmutableList<Work> _work = [];
    private Work? _idle;

    /// <summary>Sets the text for times when no work is known to run.</summary>
    internal void Idle(string text)
    {
        _idle = new Work("", Markup.Escape(text), Stopwatch.GetTimestamp());
        Draw();
    }

    internal void Begin(Step step)
    {
        var style = StepStyle.Of(step.Kind);
        Begin(Key(step), $"[{style.Color}]{style.Sign,-2}[/] {Markup.Escape(ResourceName.Of(step))} {style.Running}…");
    }

    internal void End(Step step) => End(Key(step));

    /// <param name="key">Identifies the work; it replaces work with the same key.</param>
    /// <param name="markup">What is done.</param>
    internal void Begin(string key, string markup)
    {
        _work = _work.RemoveAll(work => work.Key == key).Add(new Work(key, markup, Stopwatch.GetTimestamp()));
        Draw();
    }

    internal void End(string key)
    {
        _work = _work.RemoveAll(work => work.Key == key);
        if (_work.IsEmpty && _idle is { } idle)
            _idle = idle with { Begun = Stopwatch.GetTimestamp() };
        Draw();
    }

    /// <summary>Clears everything at the end of the run.</summary>
    internal void Clear()
    {
        (_work, _idle) = ([], null);
        Draw();
    }

    private static string Key(Step step) => $"{step.BegunAs} {step.Urn}";

    private void Draw()
    {
        if (!terminal.IsInteractive)
            return;
        var work = _work.IsEmpty && _idle is { } idle ? [idle] : _work;
        terminal.Draw(() => Lines(work));
    }

    private static IReadOnlyList<LiveLine> Lines(ImmutableList<Work> work)
    {
        var lines = work.Take(MostLines).Select(piece => new LiveLine(piece.Markup, Summary.Seconds(Stopwatch.GetElapsedTime(piece.Begun))));
        return work.Count > MostLines ? [.. lines, new LiveLine($"[grey]and {work.Count - MostLines} more[/]", "")] : [.. lines];
    }

    private sealed record Work(string Key, string Markup, long Begun);
}
