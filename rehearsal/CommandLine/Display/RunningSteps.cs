using System.Diagnostics;
using Rehearsal.Engine.Events;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rehearsal.CommandLine.Display;

/// <summary>The lines at the bottom of a terminal: each running step with the time that it has taken so far.</summary>
internal sealed class RunningSteps : IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>More running steps than this are counted, not listed, so that the lines fit any terminal.</summary>
    private const int MostLines = 12;

    private readonly Lock _gate = new();
    private readonly List<(Step Step, Stopwatch Clock)> _steps = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;

    internal RunningSteps(IAnsiConsole console) => _drawing = DrawAsync(console);

    internal void Add(Step step)
    {
        lock (_gate)
        {
            _steps.Add((step, Stopwatch.StartNew()));
        }
    }

    internal void Remove(Step step)
    {
        lock (_gate)
        {
            _steps.RemoveAll(running => running.Step.Urn == step.Urn && running.Step.Kind == step.BegunAs);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _drawing.Wait();
    }

    private Task DrawAsync(IAnsiConsole console)
        => console.Live(Text.Empty).AutoClear(true).StartAsync(async live =>
        {
            while (!_end.IsCancellationRequested)
            {
                live.UpdateTarget(Lines());
                await Task.Delay(Refresh, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

    private IRenderable Lines()
    {
        lock (_gate)
        {
            var lines = _steps.Take(MostLines).Select(running =>
            {
                var style = StepStyle.Of(running.Step.Kind);
                return $"[{style.Color}]{style.Sign,-2}[/] {Markup.Escape(ResourceName.Of(running.Step))} {style.Running}… [grey]{Summary.Seconds(running.Clock.Elapsed)}[/]";
            });
            var more = _steps.Count > MostLines ? [$"[grey]and {_steps.Count - MostLines} more[/]"] : Array.Empty<string>();
            return new Markup(string.Join('\n', lines.Concat(more)));
        }
    }
}
