using System.Runtime.InteropServices;
using Spectre.Console;

namespace Rehearsal.CommandLine.Terminals;

/// <summary>
/// Ctrl-C: once keeps new steps from starting and lets running ones end, twice stops those at once, a third time leaves it to the system.
/// SIGTERM is like the first, however often it comes.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly IAnsiConsole _console;
    private readonly PosixSignalRegistration[] _signals;
    private int _stage;

    internal Interruption(IAnsiConsole console)
    {
        _console = console;
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    private enum Stage { Running, Ending, Stopping }

    /// <summary>Begin nothing new.</summary>
    internal CancellationToken Cancel => _cancel.Token;

    /// <summary>Stop what runs.</summary>
    internal CancellationToken Abort => _abort.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
        _cancel.Dispose();
        _abort.Dispose();
    }

    /// <summary>Signals may come at the same time, each on a thread of its own.</summary>
    private void Handle(PosixSignalContext context)
    {
        if (Goes(Stage.Running, Stage.Ending))
        {
            context.Cancel = true;
            Tell("[yellow]Interrupted:[/] running steps are let end, nothing new begins. Ctrl-C again stops at once.");
            _cancel.Cancel();
        }
        else if (context.Signal == PosixSignal.SIGINT && Goes(Stage.Ending, Stage.Stopping))
        {
            context.Cancel = true;
            Tell("[yellow]Stopped:[/] the next run looks what became of the steps that were running.");
            _abort.Cancel();
        }
        else
        {
            context.Cancel = Volatile.Read(ref _stage) != (int)Stage.Stopping;
        }
    }

    private bool Goes(Stage from, Stage to) => Interlocked.CompareExchange(ref _stage, (int)to, (int)from) == (int)from;

    private void Tell(string markup)
    {
        // A terminal shows ^C of itself, at the beginning of the line.
        if (_console.Profile.Out.IsTerminal)
            _console.Profile.Out.Writer.Write('\r');
        _console.MarkupLine(markup);
    }
}
